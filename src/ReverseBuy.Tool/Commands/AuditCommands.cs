using System.CommandLine;
using System.Globalization;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Tool.Output;

namespace ReverseBuy.Tool.Commands;

/// <summary><c>accounts audit</c>: who changed credentials, and how often they were used. Never anything of a credential.</summary>
internal static class AuditCommands
{
    private const string Moment = "yyyy-MM-dd HH:mm'Z'";

    private static readonly Option<string?> s_marketplace = new("--marketplace") { Description = "Only at this marketplace." };
    private static readonly Option<string?> s_account = new("--account") { Description = "Only of this buying account." };
    private static readonly Option<DateTimeOffset?> s_from = new("--from") { Description = "Only from this moment on, such as 2026-11-01T00:00Z." };
    private static readonly Option<DateTimeOffset?> s_until = new("--until") { Description = "Only before this moment." };
    private static readonly Option<long?> s_before = new("--before") { Description = "Only those with a smaller number: that of the last one of the page before." };
    private static readonly Option<int> s_limit = new("--limit") { Description = $"At most so many, up to {CredentialAuditQuery.MaximumLimit}.", DefaultValueFactory = _ => 100 };

    public static Command Make(CommandFactory commands) => new("audit", "Tells who changed credentials, and how often they were used. Never anything of a credential.")
    {
        Changes(commands),
        Uses(commands),
    };

    private static Command Changes(CommandFactory commands)
    {
        var (tenant, registrations) = Whose();
        return commands.Make("changes", "Lists who connected, rotated, encrypted anew and removed credentials, the newest first.", [tenant, registrations, s_marketplace, s_account, s_from, s_until, s_before, s_limit], async (parsed, services, screen, cancellationToken) =>
        {
            var (audit, owner, query) = (services.Require<ICredentialAudit>(), OwnerOf(parsed, tenant, registrations), QueryOf(parsed));
            List<CredentialChangeLine> lines = owner is { } chosen && !parsed.GetValue(registrations)
                ? [.. (await audit.ListChangesAsync(chosen, query, cancellationToken).ConfigureAwait(false)).Select(CredentialChangeLine.Of)]
                : [.. (await audit.ListRegistrationChangesAsync(owner, query, cancellationToken).ConfigureAwait(false)).Select(CredentialChangeLine.Of)];
            screen.Tell(new CredentialChangesDocument(owner?.Value, lines), ToolJsonContext.Default.CredentialChangesDocument, people => people.Table(
                ["Number", "At", "By", "Marketplace", "Account", "What"],
                lines.Select(line => (IReadOnlyList<string>)
                [
                    $"{line.Number}", line.At.ToString("u", CultureInfo.InvariantCulture), line.By, line.Marketplace, line.Account ?? line.AppKey ?? string.Empty, line.Kind,
                ])));
            return ExitCode.Done;
        });
    }

    private static Command Uses(CommandFactory commands)
    {
        var (tenant, registrations) = Whose();
        return commands.Make("uses", "Lists how often credentials were used, by the hour, and how often marketplaces refused them, the last hour first.", [tenant, registrations, s_marketplace, s_account, s_from, s_until, s_before, s_limit], async (parsed, services, screen, cancellationToken) =>
        {
            var (audit, owner, query) = (services.Require<ICredentialAudit>(), OwnerOf(parsed, tenant, registrations), QueryOf(parsed));
            List<CredentialUseLine> lines = owner is { } chosen && !parsed.GetValue(registrations)
                ? [.. (await audit.ListUsesAsync(chosen, query, cancellationToken).ConfigureAwait(false)).Select(CredentialUseLine.Of)]
                : [.. (await audit.ListRegistrationUsesAsync(owner, query, cancellationToken).ConfigureAwait(false)).Select(CredentialUseLine.Of)];
            screen.Tell(new CredentialUsesDocument(owner?.Value, lines), ToolJsonContext.Default.CredentialUsesDocument, people => people.Table(
                ["Number", "Hour", "Marketplace", "Account", "For", "Uses", "Refused", "Used before"],
                lines.Select(line => (IReadOnlyList<string>)
                [
                    $"{line.Number}",
                    line.Hour.ToString(Moment, CultureInfo.InvariantCulture),
                    line.Marketplace,
                    line.Account ?? line.AppKey ?? string.Empty,
                    line.Purpose,
                    $"{line.Count}",
                    $"{line.Refused}",
                    line.Previous?.ToString(Moment, CultureInfo.InvariantCulture) ?? "never",
                ])));
            return ExitCode.Done;
        });
    }

    private static (Option<TenantId[]> Tenant, Option<bool> Registrations) Whose() => (
        CommandFactory.Tenants("--tenant", "The tenant."),
        new Option<bool>("--registrations") { Description = "App registrations and not buying accounts: the tenant's, or without a tenant the host's own." });

    private static TenantId? OwnerOf(ParseResult parsed, Option<TenantId[]> tenant, Option<bool> registrations) => parsed.GetValue(tenant) switch
    {
        null or [] when parsed.GetValue(registrations) => null,
        null or [] => throw ToolException.WrongUse("audit.whose", "Name a tenant with --tenant, or ask for the host's own app registrations with --registrations."),
        [var one] => one,
        _ => throw ToolException.WrongUse("audit.one_tenant", "An audit is told of one tenant at a time."),
    };

    private static CredentialAuditQuery QueryOf(ParseResult parsed)
    {
        var limit = parsed.GetValue(s_limit);
        if (limit is < 1 or > CredentialAuditQuery.MaximumLimit)
        {
            throw ToolException.WrongUse("audit.limit", string.Create(CultureInfo.InvariantCulture, $"--limit is from 1 to {CredentialAuditQuery.MaximumLimit}."));
        }

        return new CredentialAuditQuery
        {
            Marketplace = parsed.GetValue(s_marketplace) is { Length: > 0 } marketplace ? new MarketplaceId(marketplace) : null,
            Account = parsed.GetValue(s_account) is { Length: > 0 } account ? new BuyingAccountId(account) : null,
            From = parsed.GetValue(s_from),
            Until = parsed.GetValue(s_until),
            Before = parsed.GetValue(s_before),
            Limit = limit,
        };
    }
}
