using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy.Settings;

namespace ReverseBuy.Tenancy;

/// <summary>The facade of archives. An import is noted before it begins, so that whoever repeats it knows that what is there is half of something.</summary>
internal sealed class TenantArchive(
    TenantDirectory directory,
    TenantTurns turns,
    Provisioning provisioning,
    TenantDataPlaces places,
    ITenantDatabase database,
    IDoorbell doorbell,
    IEnumerable<ITenantWorker> workers,
    ITenantSettingsStore settings,
    TimeProvider time,
    ITenantContent? content = null) : ITenantArchive
{
    private static readonly Actor Importer = new(ActorKind.System, "import");

    public async ValueTask<ExportTenantResult> ExportAsync(TenantId tenant, Stream destination, ExportTenantOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(options);
        return content is null ? new ExportTenantResult.NotSupported() : await directory.ReadAsync(tenant, cancellationToken).ConfigureAwait(false) switch
        {
            null => new ExportTenantResult.Unknown(),
            { State: TenantState.Active or TenantState.Suspended } known =>
                new ExportTenantResult.Exported(await content.WriteAsync(known, destination, options, cancellationToken).ConfigureAwait(false)),
            var known => new ExportTenantResult.NotPossible(known),
        };
    }

    public async ValueTask<ImportTenantResult> ImportAsync(NewTenant tenant, Stream source, string? passphrase, CancellationToken cancellationToken)
    {
        Provisioning.Require(tenant);
        ArgumentNullException.ThrowIfNull(source);
        if (content is null)
        {
            return new ImportTenantResult.NotSupported();
        }

        if (!provisioning.HasServer(tenant.Server))
        {
            return new ImportTenantResult.UnknownServer(provisioning.Servers);
        }

        using var turn = await turns.EnterAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        if (await directory.ReadAsync(tenant.Id, cancellationToken).ConfigureAwait(false) is { State: not TenantState.Importing } known)
        {
            return new ImportTenantResult.AlreadyThere(known);
        }

        var importing = await directory.SaveAsync(
            new Tenant { Id = tenant.Id, Name = tenant.Name, Server = tenant.Server, State = TenantState.Importing }, cancellationToken).ConfigureAwait(false);
        await places.DeleteAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        await database.PrepareAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        try
        {
            var read = await content.ReadAsync(importing, source, passphrase, cancellationToken).ConfigureAwait(false);
            await KeepAsync(tenant.Id, read.Settings, cancellationToken).ConfigureAwait(false);
            var imported = await directory.SaveAsync(importing with { State = TenantState.Active, Accounts = read.Accounts }, cancellationToken).ConfigureAwait(false);
            foreach (var worker in workers)
            {
                doorbell.Ring(tenant.Id, worker.Name);
            }

            return new ImportTenantResult.Imported(imported, read.Report);
        }
        catch (TenantArchiveException exception)
        {
            await places.DeleteAsync(tenant.Id, CancellationToken.None).ConfigureAwait(false);
            await directory.RemoveAsync(tenant.Id, CancellationToken.None).ConfigureAwait(false);
            return new ImportTenantResult.Unreadable(exception.Problem, exception.Message);
        }
    }

    // Marketplaces that this host does not have are kept: they are on when it has them.
    private async ValueTask KeepAsync(TenantId tenant, TenantSettings? archived, CancellationToken cancellationToken)
    {
        if (archived is null || SettingDifferences.Between(new TenantSettings(), archived) is not { Count: > 0 } differences)
        {
            return;
        }

        if (SettingsRules.ProblemsOf(archived) is [var problem, ..])
        {
            throw new TenantArchiveException(TenantArchiveProblem.Damaged, $"The settings in the archive make no sense, at '{problem.Setting}': {problem.Problem}");
        }

        await settings.TrySaveAsync(tenant, archived, new SettingsChange(1, time.GetUtcNow(), Importer, differences), cancellationToken).ConfigureAwait(false);
    }
}
