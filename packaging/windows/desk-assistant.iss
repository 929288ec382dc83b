; Makes the installer for Windows out of the folder that packaging/build.py has built. Per machine; it never touches a log.
;
;   iscc /DAppVersion=1.2.3 packaging\windows\desk-assistant.iss
;
; Signing: iscc /DSignWith=NAME "/SNAME=signtool sign … $f" (packaging/README.md). Without it nothing is signed.

#ifndef AppVersion
  #error Give the version: iscc /DAppVersion=1.2.3
#endif
#define Name "Desk Assistant"
#define Folder "desk-assistant"
#define Window "desk-assistant-window.exe"
#define Built "..\..\dist\desk-assistant"

[Setup]
; Never change AppId: it is how a new version finds the old one.
AppId={{6B1F0C52-8E0B-4C39-9C0E-3D0B6B3B7A41}
AppName={#Name}
AppVersion={#AppVersion}
AppVerName={#Name} {#AppVersion}
VersionInfoVersion={#AppVersion}
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Qt 6 needs Windows 10, 1809.
MinVersion=10.0.17763
DefaultDirName={autopf}\{#Name}
UsePreviousAppDir=yes
DisableDirPage=auto
DisableProgramGroupPage=yes
; An open program is asked to close through the Restart Manager. What was chosen is on disk, and the visit is offered again.
CloseApplications=yes
RestartApplications=no
SetupIconFile=desk-assistant.ico
UninstallDisplayIcon={app}\{#Window}
UninstallDisplayName={#Name}
OutputDir=..\..\dist
OutputBaseFilename={#Folder}-{#AppVersion}-windows-x64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=auto
#ifdef SignWith
SignTool={#SignWith}
SignedUninstaller=yes
#endif

[Languages]
Name: "da"; MessagesFile: "compiler:Languages\Danish.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
da.DataStays=Programmet er fjernet. Loggen, kopierne og indstillingerne er ikke slettet. De ligger hos hver bruger i%n%n%1%n%nKommunens egne indstillinger ligger stadig i%n%n%2
en.DataStays=The program has been removed. The log, its copies and the settings have not been deleted. They are in each user's%n%n%1%n%nThe municipality's own settings are still in%n%n%2
da.StillOpen=Luk Desk Assistant hos alle brugere af computeren, og prøv igen.
en.StillOpen=Close Desk Assistant for all users of this computer, and try again.
da.PolicyOpen=Mappen til kommunens indstillinger kunne ikke låses. Alle brugere kan måske skrive i%n%n%1
en.PolicyOpen=The folder for the municipality's settings could not be locked. All users may be able to write in%n%n%1

[InstallDelete]
; Libraries of the old version must not lie among those of the new one.
Type: filesandordirs; Name: "{app}\_internal"

[Dirs]
; Windows lets every user write here; LockPolicy below takes that away. It stays when the program is removed.
Name: "{commonappdata}\{#Name}"; Flags: uninsneveruninstall

[Files]
Source: "{#Built}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Window}"; WorkingDir: "{app}"

[Code]
const
  SystemSid = '*S-1-5-18';
  AdministratorsSid = '*S-1-5-32-544';
  UsersSid = '*S-1-5-32-545';

{ Only system and administrators may write the policy; users may read it. }
function LockPolicy(): Boolean;
var
  Code: Integer;
  Rights: String;
begin
  Rights := ' /inheritance:r /grant:r ' + SystemSid + ':(OI)(CI)F ' + AdministratorsSid + ':(OI)(CI)F ' + UsersSid + ':(OI)(CI)RX';
  Result := Exec(ExpandConstant('{sys}\icacls.exe'), ExpandConstant('"{commonappdata}\{#Name}"') + Rights,
    '', SW_HIDE, ewWaitUntilTerminated, Code) and (Code = 0);
end;

procedure CurStepChanged(CurStep: TSetupStep);
begin
  if (CurStep = ssPostInstall) and not LockPolicy() then
  begin
    Log('The policy folder could not be locked.');
    SuppressibleMsgBox(FmtMessage(CustomMessage('PolicyOpen'), [ExpandConstant('{commonappdata}\{#Name}')]),
      mbError, MB_OK, IDOK);
  end;
end;

{ Windows does not let anybody write a program file that is running. }
function IsOpen(Path: String): Boolean;
var
  Stream: TFileStream;
begin
  Result := False;
  if FileExists(Path) then
    try
      Stream := TFileStream.Create(Path, fmOpenReadWrite or fmShareExclusive);
      Stream.Free;
    except
      Result := True;
    end;
end;

function InitializeUninstall(): Boolean;
begin
  Result := True;
  while Result and IsOpen(ExpandConstant('{app}\{#Window}')) do
    if UninstallSilent() or (MsgBox(CustomMessage('StillOpen'), mbError, MB_RETRYCANCEL) = IDCANCEL) then
      Result := False;
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if (CurUninstallStep = usPostUninstall) and not UninstallSilent() then
    MsgBox(FmtMessage(CustomMessage('DataStays'), ['%LOCALAPPDATA%\{#Folder}', ExpandConstant('{commonappdata}\{#Name}')]),
      mbInformation, MB_OK);
end;
