using System.CommandLine;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;
using ReverseBuy.Tool.Output;

namespace ReverseBuy.Tool.Commands;

/// <summary><c>tenants</c>: who there is, and their lives.</summary>
internal static class TenantCommands
{
    public static Command Make(CommandFactory commands) => new("tenants", "The tenants of the host.")
    {
        List(commands),
        Provision(commands),
        MigrateCommand.Make(commands),
        Suspend(commands),
        Resume(commands),
        SettingsCommands.Make(commands),
        ArchiveCommands.Export(commands),
        ArchiveCommands.Import(commands),
        Delete(commands),
    };

    private static Command List(CommandFactory commands) => commands.Make("list", "Lists tenants, with the schemas of their databases as the ledger knows them.", [], async (_, services, screen, cancellationToken) =>
    {
        var tenants = await services.Require<ITenants>().ListAsync(cancellationToken).ConfigureAwait(false);
        var plan = await services.Require<ITenantMigrations>().PlanAsync(new MigrationRunOptions(), cancellationToken).ConfigureAwait(false);
        var planned = plan.Tenants.ToDictionary(tenant => tenant.Tenant);
        var lines = tenants.Select(tenant => Line(tenant, planned.GetValueOrDefault(tenant.Id))).ToList();
        screen.Tell(new TenantsDocument(lines), ToolJsonContext.Default.TenantsDocument, people => people.Table(
            ["Tenant", "Name", "State", "Server", "Schema", "Behind by", "Last migration"],
            lines.Select(line => (IReadOnlyList<string>)
            [
                line.Id, line.Name, line.State, line.Server ?? string.Empty, line.Schema ?? "not noted", $"{line.Behind}", line.LastMigration ?? string.Empty,
            ])));
        return ExitCode.Done;
    });

    private static TenantLine Line(Tenant tenant, PlannedMigration? planned) => new(
        tenant.Id.Value, tenant.Name, $"{tenant.State}", tenant.Server, planned?.Version, planned?.Pending.Count ?? 0, planned?.LastState?.ToString(), planned?.LastError);

    private static Command Provision(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var name = new Option<string?>("--name") { Description = "The name to show people; the id unless given." };
        var server = new Option<string?>("--server") { Description = "The server that is to keep its database, as the storage's options name it." };
        return commands.Make("provision", "Takes on a tenant: makes its database and fills it. One that was broken off goes on.", [tenant, name, server], async (parsed, services, screen, cancellationToken) =>
        {
            var id = parsed.GetValue(tenant);
            var wanted = new NewTenant(id, parsed.GetValue(name) ?? id.Value) { Server = parsed.GetValue(server) };
            return await services.Require<ITenantLifecycle>().ProvisionAsync(wanted, cancellationToken).ConfigureAwait(false) switch
            {
                ProvisionTenantResult.Provisioned done => Told(screen, done.Tenant, "is taken on"),
                ProvisionTenantResult.AlreadyThere there => throw Refused("tenant.already_there", $"Tenant '{there.Tenant.Id}' is there already."),
                ProvisionTenantResult.UnknownServer unknown => throw UnknownServer(unknown.Servers),
                ProvisionTenantResult.NotPossible other => throw NotPossible(other.Tenant),
                var result => throw new InvalidOperationException(result.GetType().Name),
            };
        });
    }

    private static Command Suspend(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var reason = new Option<string>("--reason") { Description = "Why, in words that may be shown to the tenant.", Required = true };
        return commands.Make("suspend", "Has a tenant's commands refused and its workers rest.", [tenant, reason], async (parsed, services, screen, cancellationToken) =>
            Changed(
                screen,
                parsed.GetValue(tenant),
                await services.Require<ITenantLifecycle>().SuspendAsync(parsed.GetValue(tenant), parsed.GetValue(reason)!, cancellationToken).ConfigureAwait(false),
                "is suspended"));
    }

    private static Command Resume(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        return commands.Make("resume", "Lets a suspended tenant go on.", [tenant], async (parsed, services, screen, cancellationToken) =>
            Changed(
                screen,
                parsed.GetValue(tenant),
                await services.Require<ITenantLifecycle>().ResumeAsync(parsed.GetValue(tenant), cancellationToken).ConfigureAwait(false),
                "goes on"));
    }

    private static Command Delete(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var confirmed = new Option<string?>("--yes-delete") { Description = "The tenant's id once more: it cannot be undone.", Required = true };
        return commands.Make("delete", "Deletes a tenant and all that any part of the host has of it.", [tenant, confirmed], async (parsed, services, screen, cancellationToken) =>
        {
            var id = parsed.GetValue(tenant);
            if (!string.Equals(parsed.GetValue(confirmed), id.Value, StringComparison.Ordinal))
            {
                throw ToolException.WrongUse("tool.not_confirmed", $"Deleting cannot be undone. Confirm it with the same id: --yes-delete {id}");
            }

            var (report, isComplete) = await services.Require<ITenantLifecycle>().DeleteAsync(id, cancellationToken).ConfigureAwait(false) switch
            {
                DeleteTenantResult.Deleted done => (done.Report, true),
                DeleteTenantResult.Incomplete part => (part.Report, false),
                _ => throw Unknown(id),
            };
            screen.Tell(new DeletedDocument(id.Value, isComplete, report), ToolJsonContext.Default.DeletedDocument, people =>
            {
                people.Table(["Place", "Found", "Remaining"], report.Select(place => (IReadOnlyList<string>)
                    [place.Place, string.Join(Environment.NewLine, place.Found), string.Join(Environment.NewLine, place.Remaining)]));
                people.Line(isComplete ? $"Tenant '{id}' is deleted." : $"Something of tenant '{id}' remains. Delete it again.");
            });
            return isComplete ? ExitCode.Done : ExitCode.Refused;
        });
    }

    private static int Changed(Screen screen, TenantId id, ChangeTenantResult result, string words) => result switch
    {
        ChangeTenantResult.Changed done => Told(screen, done.Tenant, words),
        ChangeTenantResult.NotPossible other => throw NotPossible(other.Tenant),
        _ => throw Unknown(id),
    };

    internal static int Told(Screen screen, Tenant tenant, string words)
    {
        screen.Tell(new TenantDocument(TenantText.Of(tenant)), ToolJsonContext.Default.TenantDocument, people => people.Line($"Tenant '{tenant.Id}' {words}."));
        return ExitCode.Done;
    }

    internal static ToolException Refused(string code, string message) => ToolException.Refused(code, message);

    internal static ToolException Unknown(TenantId tenant) => Refused("tenant.unknown", $"There is no tenant '{tenant}'.");

    internal static ToolException UnknownServer(IReadOnlyList<string> servers) =>
        Refused("tenant.unknown_server", $"The storage has no such server. It has: {string.Join(", ", servers)}.");

    internal static ToolException NotPossible(Tenant tenant) =>
        Refused("tenant.not_possible", $"Tenant '{tenant.Id}' is in the state {tenant.State}, which does not allow it.");
}
