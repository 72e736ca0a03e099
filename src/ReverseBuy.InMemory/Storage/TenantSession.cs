using ReverseBuy.InMemory.Storage.State;
using ReverseBuy.Messaging;

namespace ReverseBuy.InMemory.Storage;

/// <summary>The state that a view or a unit of work sees, until it ends.</summary>
internal sealed class TenantSession(TenantId tenant, TenantState state)
{
    private TenantState _state = state;
    private string? _ending;

    public TenantId Tenant => tenant;

    /// <summary>The workers to wake once this is committed.</summary>
    public ISet<string> Wakes { get; } = new HashSet<string>(StringComparer.Ordinal);

    public bool HasEnded => _ending is not null;

    public TenantState Read(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfEnded();
        return _state;
    }

    public ValueTask WriteAsync(Func<TenantState, TenantState> change, CancellationToken cancellationToken)
    {
        _state = change(Read(cancellationToken));
        return ValueTask.CompletedTask;
    }

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
