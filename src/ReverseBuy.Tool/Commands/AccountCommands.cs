using System.CommandLine;
using System.Globalization;
using ReverseBuy.Connectors;
using ReverseBuy.Protection;
using ReverseBuy.Tool.Output;

namespace ReverseBuy.Tool.Commands;

/// <summary><c>accounts</c>: with which accounts tenants buy. Their secrets are never shown.</summary>
internal static class AccountCommands
{
    public static Command Make(CommandFactory commands)
    {
        var only = CommandFactory.Tenants("--tenant", "Only this tenant; may be given several times. All of them unless given.");
        var accounts = commands.Make("accounts", "Lists tenants' buying accounts, and until when their tokens last. Never a token.", [only], async (parsed, services, screen, cancellationToken) =>
        {
            var credentials = services.Require<ICredentialStore>();
            var lines = new List<AccountLine>();
            foreach (var tenant in await ChosenTenants.ListAsync(services, parsed.GetValue(only), cancellationToken).ConfigureAwait(false))
            {
                foreach (var (marketplace, account) in tenant.Accounts.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal))
                {
                    var kept = await credentials.FindAsync(tenant.Id, marketplace, account, cancellationToken).ConfigureAwait(false);
                    lines.Add(new AccountLine(tenant.Id.Value, marketplace.Value, account.Value, kept is not null, kept?.ExpiresAt));
                }
            }

            screen.Tell(new AccountsDocument(lines), ToolJsonContext.Default.AccountsDocument, people => people.Table(
                ["Tenant", "Marketplace", "Account", "Credentials", "Expire"],
                lines.Select(line => (IReadOnlyList<string>)
                [
                    line.Tenant, line.Marketplace, line.Account, line.HasCredentials ? "kept" : "missing", line.ExpiresAt?.ToString("u", CultureInfo.InvariantCulture) ?? string.Empty,
                ])));
            return ExitCode.Done;
        });
        accounts.Add(Reprotect(commands));
        accounts.Add(AuditCommands.Make(commands));
        return accounts;
    }

    private static System.CommandLine.Command Reprotect(CommandFactory commands)
    {
        var only = CommandFactory.Tenants("--tenant", "Only this tenant; may be given several times. All of them, and the host's app registrations, unless given.");
        var trust = new Option<bool>("--trust-revoked-keys")
        {
            Description = "Take what lies under a revoked key for genuine. Whoever has that key can have written it: only when the key was lost and not stolen.",
        };
        var person = CommandFactory.Person();
        return commands.Make("reprotect", "Encrypts anew what lies under keys that are no longer the current one of the host's key ring.", [only, trust, person], async (parsed, services, screen, cancellationToken) =>
        {
            var protection = services.Require<ISecretProtection>();
            var trusts = parsed.GetValue(trust);
            var named = parsed.GetValue(only);
            var by = CommandFactory.ActorOf(parsed.GetValue(person)!);
            var lines = new List<ReprotectedLine>();
            foreach (var tenant in await ChosenTenants.ListAsync(services, named, cancellationToken).ConfigureAwait(false))
            {
                lines.Add(ReprotectedLine.Of(tenant.Id.Value, await protection.ReprotectAsync(tenant.Id, trusts, by, cancellationToken).ConfigureAwait(false)));
            }

            if (named is not { Length: > 0 })
            {
                lines.Add(ReprotectedLine.Of(null, await protection.ReprotectRegistrationsAsync(trusts, by, cancellationToken).ConfigureAwait(false)));
            }

            screen.Tell(new ReprotectedDocument(lines), ToolJsonContext.Default.ReprotectedDocument, people => people.Table(
                ["Tenant", "Current", "Renewed", "Revoked", "Unreadable"],
                lines.Select(line => (IReadOnlyList<string>)[line.Tenant ?? "(app registrations)", $"{line.Current}", $"{line.Renewed}", $"{line.Revoked}", $"{line.Unreadable}"])));
            return lines.Exists(line => line.Revoked + line.Unreadable > 0) ? ExitCode.Refused : ExitCode.Done;
        });
    }
}
