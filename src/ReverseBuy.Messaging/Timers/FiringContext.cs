using ReverseBuy.Messaging.Dispatch;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Timers;

/// <summary>One firing of a timer: opens the unit of work when the handler asks for it, with the timer gone from it, and ends it.</summary>
internal sealed class FiringContext(TenantId tenant, BusinessTimer timer, ITenantStorage storage) : TimerContext, IAsyncDisposable
{
    private ITenantUnitOfWork? _unitOfWork;
    private bool _hasBegun;

    public override TenantId Tenant => tenant;

    public override BusinessTimer Timer => timer;

    /// <summary>Whether the timer turned out to be another one than was read, or none; then nothing of this firing remains.</summary>
    public bool IsGone { get; private set; }

    public override async ValueTask<ITenantUnitOfWork> BeginAsync(CancellationToken cancellationToken)
    {
        if (_hasBegun)
        {
            throw new InvalidOperationException(
                $"The handler of timers '{timer.Key.Name}' calls TimerContext.BeginAsync a second time, or after it has returned. Call it once and keep what it returns.");
        }

        return await TryBeginAsync(cancellationToken).ConfigureAwait(false) is { } unitOfWork
            ? new HandlerUnitOfWork(unitOfWork, $"The handler of timers '{timer.Key.Name}'")
            : throw new TimerGoneException();
    }

    /// <summary>Commits what the handler did together with the end of the timer; that alone when it never began.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        var unitOfWork = _hasBegun ? _unitOfWork : await TryBeginAsync(cancellationToken).ConfigureAwait(false);
        if (unitOfWork is not null && !IsGone)
        {
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Rolls back what was not committed.</summary>
    public ValueTask DisposeAsync()
    {
        _hasBegun = true;
        return _unitOfWork?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    // The timer is read again inside: two hosts may both have found it due, and only one of them can be inside.
    private async ValueTask<ITenantUnitOfWork?> TryBeginAsync(CancellationToken cancellationToken)
    {
        _hasBegun = true;
        _unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (!timer.IsSameSettingAs(await _unitOfWork.Timers.FindAsync(timer.Key, cancellationToken).ConfigureAwait(false)))
        {
            IsGone = true;
            await _unitOfWork.DisposeAsync().ConfigureAwait(false);
            return null;
        }

        // First, so that the handler may set it anew.
        await _unitOfWork.Timers.CancelAsync(timer.Key, cancellationToken).ConfigureAwait(false);
        return _unitOfWork;
    }
}
