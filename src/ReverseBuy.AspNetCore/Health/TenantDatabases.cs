using System.Collections.Concurrent;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Health;

/// <summary>Looks into tenants' databases: whether they answer, how long events wait in them, and what waits for a person. One that hangs is not asked again until it has answered.</summary>
internal sealed class TenantDatabases(ITenantStorage storage, ITenantGate gate, HealthOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<TenantId, PatientQuestion<TenantLook>> _hanging = new();

    /// <summary>Looks into all of them at once.</summary>
    /// <returns>What was found; nothing of tenants that are not active, or there no more.</returns>
    public async Task<IReadOnlyList<TenantLook>> LookAsync(IEnumerable<TenantId> tenants) =>
        [.. (await Task.WhenAll(tenants.Where(tenant => gate.StateOf(tenant) == TenantState.Active).Select(LookAsync)).ConfigureAwait(false)).OfType<TenantLook>()];

    private async Task<TenantLook?> LookAsync(TenantId tenant)
    {
        if (!_hanging.TryGetValue(tenant, out var question))
        {
            question = new PatientQuestion<TenantLook>(token => ReadAsync(tenant, token), options.Timeout, time);
        }

        try
        {
            var look = await question.AskAsync().ConfigureAwait(false);
            _hanging.TryRemove(tenant, out _);
            return look;
        }
        catch (UnknownTenantException)
        {
            _hanging.TryRemove(tenant, out _);
            return null;
        }
        catch (TimeoutException exception)
        {
            _hanging[tenant] = question;
            return new TenantLook(tenant, FailureName.Of(exception), TimeSpan.Zero, 0);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _hanging.TryRemove(tenant, out _);
            return new TenantLook(tenant, FailureName.Of(exception), TimeSpan.Zero, 0);
        }
    }

    private async ValueTask<TenantLook> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var now = time.GetUtcNow();
            var ready = await view.Outbox.ListReadyAsync(now, 1, cancellationToken).ConfigureAwait(false);
            var events = await view.Outbox.ListFailedAsync(cancellationToken).ConfigureAwait(false);
            var timers = await view.Timers.ListFailedAsync(cancellationToken).ConfigureAwait(false);
            return new TenantLook(
                tenant,
                Failure: null,
                ready is [var oldest, ..] ? now - oldest.Envelope.OccurredAt : TimeSpan.Zero,
                events.Count(message => message.IsParked) + timers.Count(timer => timer.IsParked));
        }
    }
}
