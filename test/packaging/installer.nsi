; The part of the installer that is our own, in as much of electron-builder's script as it touches.
Unicode true
Name "Fogwatch"
OutFile "${OUT}"
Icon "${ROOT}/packaging/icons/icon.ico"
RequestExecutionLevel user

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"

Var appExe
Var launchLink

!macro _isUpdated _a _b _t _f
  ClearErrors
  ${GetParameters} $R9
  ${GetOptions} $R9 "--updated" $R8
  IfErrors `${_f}` `${_t}`
!macroend
!define isUpdated `"" isUpdated ""`

!macro execShellAsUser out file verb args
  StrCpy ${out} "${file} ${verb} ${args}"
!macroend
!define StdUtils.ExecShellAsUser "!insertmacro execShellAsUser"

!include "${ROOT}/packaging/installer.nsh"

!insertmacro MUI_PAGE_INSTFILES
!insertmacro customFinishPage
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro customHeader

Section "install"
  StrCpy $appExe "$INSTDIR\Fogwatch.exe"
  StrCpy $launchLink "$appExe"
  DetailPrint "$launchLink"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
SectionEnd

Section "Uninstall"
  !insertmacro customUnInstall
SectionEnd
