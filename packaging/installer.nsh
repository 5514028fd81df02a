; What the installer of Windows does besides electron-builder's own: with the last page it offers to let boxes through the
; firewall. The app is installed for one user without an administrator; only the rule needs one, and Windows asks then.

!define FIREWALL_RULE "Fogwatch receiver"
!define FIREWALL_PORT "9528"
!define FIREWALL_MARK "Software\Fogwatch"

!macro customHeader
  !ifndef BUILD_UNINSTALLER
    LangString firewallOffer ${LANG_ENGLISH} "Let boxes on the network reach port ${FIREWALL_PORT} (asks for an administrator)"
    LangString firewallOffer ${LANG_SIMPCHINESE} "允许网络中的盒子访问端口 ${FIREWALL_PORT}（需要管理员许可）"
    LangString firewallFailed ${LANG_ENGLISH} "The firewall was left as it is. Boxes may not reach this computer until port ${FIREWALL_PORT} is let through it."
    LangString firewallFailed ${LANG_SIMPCHINESE} "未更改防火墙。在放行端口 ${FIREWALL_PORT} 之前，盒子可能无法访问本机。"
  !endif
!macroend

; As electron-builder's own page, with one more box to tick, which is empty until somebody ticks it.
!macro customFinishPage
  Function StartApp
    ${if} ${isUpdated}
      StrCpy $1 "--updated"
    ${else}
      StrCpy $1 ""
    ${endif}
    ${StdUtils.ExecShellAsUser} $0 "$launchLink" "open" "$1"
  FunctionEnd

  ; ExecShell cannot tell whether the rule was made, only whether an administrator agreed to it.
  Function LetBoxesIn
    ClearErrors
    ExecShell "runas" "$SYSDIR\netsh.exe" 'advfirewall firewall add rule name="${FIREWALL_RULE}" dir=in action=allow protocol=TCP localport=${FIREWALL_PORT} program="$appExe" profile=private,domain' SW_HIDE
    ${if} ${Errors}
      MessageBox MB_OK|MB_ICONINFORMATION "$(firewallFailed)"
    ${else}
      WriteRegStr HKCU "${FIREWALL_MARK}" "FirewallRule" "${FIREWALL_RULE}"
    ${endif}
  FunctionEnd

  !define MUI_FINISHPAGE_RUN
  !define MUI_FINISHPAGE_RUN_FUNCTION "StartApp"
  !define MUI_FINISHPAGE_SHOWREADME ""
  !define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
  !define MUI_FINISHPAGE_SHOWREADME_TEXT "$(firewallOffer)"
  !define MUI_FINISHPAGE_SHOWREADME_FUNCTION "LetBoxesIn"
  !insertmacro MUI_PAGE_FINISH
!macroend

; Takes back what was granted, and asks for an administrator only where there is something to take back. An update keeps it.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    ReadRegStr $R0 HKCU "${FIREWALL_MARK}" "FirewallRule"
    ${if} $R0 != ""
      ${ifNot} ${Silent}
        ExecShell "runas" "$SYSDIR\netsh.exe" 'advfirewall firewall delete rule name="${FIREWALL_RULE}"' SW_HIDE
      ${endif}
      DeleteRegKey HKCU "${FIREWALL_MARK}"
    ${endif}
  ${endif}
!macroend
