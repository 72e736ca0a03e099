using System.CommandLine;
using System.Globalization;
using ReverseBuy.Connectors;
using ReverseBuy.Tool.Output;

namespace ReverseBuy.Tool.Commands;

/// <summary><c>accounts</c>: with which accounts tenants buy. Their secrets are never shown.</summary>
internal static class AccountCommands
{
    public static Command Make(CommandFactory commands)
    {
        var only = CommandFactory.Tenants("--tenant", "Only this tenant; may be given several times. All of them unless given.");
        return commands.Make("accounts", "Lists tenants' buying accounts, and until when their tokens last. Never a token.", [only], async (parsed, services, screen, cancellationToken) =>
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
    }
}
