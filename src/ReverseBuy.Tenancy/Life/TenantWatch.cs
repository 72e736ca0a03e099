using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReverseBuy.Tenancy.Settings;

namespace ReverseBuy.Tenancy;

/// <summary>
/// Hears of what other processes change: one question for all tenants, again and again. The first look is over before anything else of the host begins. While the control database
/// cannot be asked, what was known last holds.
/// </summary>
internal sealed class TenantWatch(
    TenantDirectory directory,
    TenantDataPlaces places,
    KnownSettings settings,
    TenancyOptions options,
    TimeProvider time,
    ILogger<TenantWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private long? _last;
    private bool _isBlind;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken).ConfigureAwait(false);
        using (ExecutionContext.SuppressFlow())
        {
            await base.StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        directory.IsShared || _isBlind ? Task.Run(() => WatchAsync(stoppingToken), CancellationToken.None) : Task.CompletedTask;

    private async Task WatchAsync(CancellationToken stopping)
    {
        do
        {
            await Task.Delay(_isBlind ? LookAgain : options.ChangesInterval, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stopping.IsCancellationRequested)
            {
                await LookAsync(stopping).ConfigureAwait(false);
                settings.SweepWhenDue();
            }
        }
        while (!stopping.IsCancellationRequested && (directory.IsShared || _isBlind));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await (_last is { } last ? HearAsync(last, cancellationToken) : BeginAsync(cancellationToken)).ConfigureAwait(false);
            if (_isBlind)
            {
                _isBlind = false;
                Log.TenantsSeenAgain(logger);
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or ConfigurationException) && !cancellationToken.IsCancellationRequested)
        {
            if (!_isBlind)
            {
                _isBlind = true;
                // The type and not the text: what an engine says of a connection may hold more than it should.
                Log.TenantsNotSeen(logger, LookAgain, exception.GetType().Name);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        // Before the tenants: what changes from here on is heard.
        var changes = await directory.ListChangesAsync(after: null, cancellationToken).ConfigureAwait(false);
        foreach (var tenant in await directory.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            directory.Learn(tenant);
        }

        // Where it could not be asked until now, what was read in between may have changed since.
        await settings.RenewAllAsync(cancellationToken).ConfigureAwait(false);
        _last = changes.Count > 0 ? changes[^1].Number : 0;
    }

    private async Task HearAsync(long last, CancellationToken cancellationToken)
    {
        foreach (var change in await directory.ListChangesAsync(last, cancellationToken).ConfigureAwait(false))
        {
            // Before the tenant, whose change is counted: who makes something anew must not be given the old settings. When it fails, the change is heard once more.
            await settings.RenewAsync(change.Tenant, cancellationToken).ConfigureAwait(false);
            await directory.HearAsync(change.Tenant, places.ForgetAsync, cancellationToken).ConfigureAwait(false);
            _last = change.Number;
        }
    }
}
