using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Dispatch;

/// <summary>One handler's turn at one event in a unit of work that is open already, for others too.</summary>
internal sealed class JointContext(EventEnvelope envelope, string handler, ITenantUnitOfWork unitOfWork) : EventContext
{
    private bool _hasBegun;

    public override EventEnvelope Envelope => envelope;

    public override ValueTask<ITenantUnitOfWork> BeginAsync(CancellationToken cancellationToken)
    {
        if (_hasBegun)
        {
            throw HandlerContext.BegunTwice(handler);
        }

        _hasBegun = true;
        return ValueTask.FromResult<ITenantUnitOfWork>(new HandlerUnitOfWork(unitOfWork, $"Handler '{handler}'"));
    }

    /// <summary>Ends the turn: what begins from now on comes too late.</summary>
    public void End() => _hasBegun = true;
}
