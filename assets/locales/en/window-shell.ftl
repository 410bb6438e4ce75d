# What the shell itself shows: the titles and buttons of the system's chooser of files. Everything
# else a person reads is in the other files.

shell-choose-new-vault = Where the new vault will be
shell-choose-old-vault = The folder of your vault
shell-choose-backup = The folder for backups
shell-choose-restore = The backup to bring back
shell-choose-road-out = The folder or stick that carries it out
shell-choose-road-in = The folder or stick with what came
shell-choose-export = Where the copy in the clear will be
shell-choose-proof = Where the proof will be
shell-choose-invitation-out = Where the invitation will be
shell-choose-invitation-in = The invitation that came
shell-choose-sheet = Where the recovery sheet will be
shell-choose-card = The card that came
shell-choose-pass = The pass of the mailbox
shell-choose-approval = The approval that came
shell-choose-approval-out = Where the approval will be
shell-choose-files = Files to keep in the vault
shell-choose-folder = A folder with files to keep in the vault

## Buttons

shell-choose = Choose
shell-choose-this-folder = Choose this folder
shell-save-here = Save here
shell-cancel = Cancel
