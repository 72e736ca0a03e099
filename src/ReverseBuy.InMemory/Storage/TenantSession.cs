using ReverseBuy.InMemory.Storage.State;
using ReverseBuy.Messaging;

namespace ReverseBuy.InMemory.Storage;

/// <summary>The state that a view or a unit of work sees, until it ends.</summary>
internal sealed class TenantSession(TenantId tenant, TenantState state)
{
    private TenantState _state = state;
    private string? _ending;
    private Exception? _failure;

    public TenantId Tenant => tenant;

    /// <summary>The workers to wake once this is committed.</summary>
    public ISet<string> Wakes { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>When the first of the timers that were set in here is to fire.</summary>
    public DateTimeOffset? TimerDue { get; private set; }

    /// <summary>The workers that are woken once this is committed, at once or later.</summary>
    public IReadOnlyCollection<string> Promises => TimerDue is null ? [.. Wakes] : [.. Wakes.Append(WorkerNames.Timers).Distinct(StringComparer.Ordinal)];

    public bool HasEnded => _ending is not null;

    public TenantState Read(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfEnded();
        return _state;
    }

    public ValueTask WriteAsync(Func<TenantState, TenantState> change, CancellationToken cancellationToken)
    {
        try
        {
            _state = change(Read(cancellationToken));
        }
        catch (Exception exception) when (!HasEnded && exception is not OperationCanceledException)
        {
            _failure = exception;
            throw;
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The state to commit. After something was refused there is none: the caller was told that nothing was written.</summary>
    public TenantState Complete(CancellationToken cancellationToken) => _failure switch
    {
        null => Read(cancellationToken),
        ConcurrencyException refusal => throw new ConcurrencyException(refusal.Subject, refusal),
        _ => throw new InvalidOperationException($"A change in the unit of work of tenant '{tenant}' could not be made, so that none is written. Dispose it.", _failure),
    };

    /// <summary>Notes when a timer is to fire, for who is woken once this is committed. A look that turns out to be needless does no harm.</summary>
    public void NoteDue(DateTimeOffset? firesAt) => TimerDue = TimerDue is null || firesAt < TimerDue ? firesAt : TimerDue;

    /// <summary>No event of another tenant gets in, whoever mixed them up.</summary>
    public void RequireOwn(EventEnvelope envelope)
    {
        if (envelope.Tenant != tenant)
        {
            throw new ArgumentException(
                $"Event {envelope.Id} belongs to tenant '{envelope.Tenant}'; this unit of work belongs to tenant '{tenant}'.", nameof(envelope));
        }
    }

    /// <summary>Refuses every further use. The first ending is the one that is told.</summary>
    public void End(string ending) => _ending ??= ending;

    private void ThrowIfEnded()
    {
        if (_ending is not null)
        {
            throw new InvalidOperationException(
                $"This unit of work or view of tenant '{tenant}' was {_ending} and cannot be used any more. Open another one with ITenantStorage.");
        }
    }
}
