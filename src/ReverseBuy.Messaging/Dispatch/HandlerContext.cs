using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Dispatch;

/// <summary>One handler's turn at one event: opens the unit of work when the handler asks for it, and ends it.</summary>
internal sealed class HandlerContext(EventEnvelope envelope, string handler, ITenantStorage storage) : EventContext, IAsyncDisposable
{
    private ITenantUnitOfWork? _unitOfWork;
    private bool _hasBegun;

    public override EventEnvelope Envelope => envelope;

    /// <summary>Whether another delivery turned out to have handled the event first; then nothing of this one remains.</summary>
    public bool WasHandledBefore { get; private set; }

    public override async ValueTask<ITenantUnitOfWork> BeginAsync(CancellationToken cancellationToken)
    {
        if (_hasBegun)
        {
            throw BegunTwice(handler);
        }

        return await TryBeginAsync(cancellationToken).ConfigureAwait(false) is { } unitOfWork
            ? new HandlerUnitOfWork(unitOfWork, $"Handler '{handler}'")
            : throw new AlreadyHandledException();
    }

    public static InvalidOperationException BegunTwice(string handler) =>
        new($"Handler '{handler}' calls EventContext.BeginAsync a second time, or after it has returned. Call it once and keep what it returns.");

    /// <summary>Commits what the handler did together with its mark; the bare mark when it never began.</summary>
    public async ValueTask CompleteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unitOfWork = _hasBegun ? _unitOfWork : await TryBeginAsync(cancellationToken).ConfigureAwait(false);
        if (unitOfWork is not null)
        {
            await unitOfWork.Inbox.AddAsync(new InboxMark(envelope.Id, handler, now, Result), cancellationToken).ConfigureAwait(false);
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Rolls back what was not committed.</summary>
    public ValueTask DisposeAsync()
    {
        _hasBegun = true;
        return _unitOfWork?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    // The mark is looked for again inside: two deliveries may both have found none before, and only one of them can be inside.
    private async ValueTask<ITenantUnitOfWork?> TryBeginAsync(CancellationToken cancellationToken)
    {
        _hasBegun = true;
        _unitOfWork = await storage.BeginAsync(envelope.Tenant, cancellationToken).ConfigureAwait(false);
        if (await _unitOfWork.Inbox.HasAsync(envelope.Id, handler, cancellationToken).ConfigureAwait(false))
        {
            WasHandledBefore = true;
            await _unitOfWork.DisposeAsync().ConfigureAwait(false);
            return null;
        }

        return _unitOfWork;
    }
}
