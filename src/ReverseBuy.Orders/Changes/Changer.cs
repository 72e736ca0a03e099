using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Windows;
using ReverseBuy.Orders.Waiting;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Changes;

/// <summary>Opens units of work and commits what is changed in them. The one way in which this package writes.</summary>
internal sealed class Changer(
    ITenantStorage storage,
    IStockHolds holds,
    ICancellationPolicy cancellations,
    OrderTimers timers,
    FulfilmentClocks clocks,
    EventCatalogue catalogue,
    IIdGenerator ids,
    TimeProvider time)
{
    /// <summary>Changes in a unit of work of its own.</summary>
    public async ValueTask RunAsync(
        TenantId tenant, Cause cause, Func<ChangeSet, CancellationToken, ValueTask> change, CancellationToken cancellationToken)
    {
        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var changes = In(unitOfWork, cause);
            await change(changes, cancellationToken).ConfigureAwait(false);
            await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Carries a command out once: repeated with its key it does nothing and answers the same.</summary>
    public async ValueTask<Receipt> RunAsync(
        TenantId tenant,
        Command command,
        string fingerprint,
        Func<ChangeSet, CancellationToken, ValueTask<AggregateChange>> change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var receipt = await TryRunAsync(tenant, command, fingerprint, async (changes, token) => await change(changes, token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        return receipt!;
    }

    /// <summary>
    /// Carries a command out once, unless it turns out to be impossible: then no aggregate is stored, and the same key may be used again. What was learnt of
    /// stock on the way is.
    /// </summary>
    /// <returns>The answer; <see langword="null"/> when nothing came of it.</returns>
    public async ValueTask<Receipt?> TryRunAsync(
        TenantId tenant,
        Command command,
        string fingerprint,
        Func<ChangeSet, CancellationToken, ValueTask<AggregateChange?>> change,
        CancellationToken cancellationToken)
    {
        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            return await TryRunAsync(unitOfWork, command, fingerprint, change, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Carries a command out that stores something new and has nothing in common with others but stock; others may do so at the same time.</summary>
    public async ValueTask<Receipt?> TryAddAsync(
        TenantId tenant,
        Command command,
        string fingerprint,
        IReadOnlyList<StockKey> stock,
        Func<ChangeSet, CancellationToken, ValueTask<AggregateChange?>> change,
        CancellationToken cancellationToken)
    {
        var unitOfWork = await storage.BeginAsync(tenant, new UnitOfWorkScope(command.Key, stock), cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            return await TryRunAsync(unitOfWork, command, fingerprint, change, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Changes in a unit of work that somebody else opened and will commit.</summary>
    public ChangeSet In(ITenantUnitOfWork unitOfWork, Cause cause) => new(unitOfWork, cause, time.GetUtcNow(), holds, cancellations, timers, clocks, catalogue, ids);

    /// <summary>What was answered to a command before, for those who ask upstream before they begin.</summary>
    public async ValueTask<Receipt?> AnsweredAsync(TenantId tenant, IdempotencyKey key, string fingerprint, CancellationToken cancellationToken) =>
        Answered(await storage.FindCommandAsync(tenant, key, cancellationToken).ConfigureAwait(false), fingerprint);

    private static Receipt? Answered(CommandRecord? known, string fingerprint) => known is null ? null
        : known.Fingerprint == fingerprint ? known.Answer
        : throw new IdempotencyKeyReusedException(known.Key.Value);

    private async ValueTask<Receipt?> TryRunAsync(
        ITenantUnitOfWork unitOfWork,
        Command command,
        string fingerprint,
        Func<ChangeSet, CancellationToken, ValueTask<AggregateChange?>> change,
        CancellationToken cancellationToken)
    {
        if (Answered(await unitOfWork.Idempotency.FindAsync(command.Key, cancellationToken).ConfigureAwait(false), fingerprint) is { } answered)
        {
            return answered;
        }

        var changes = In(unitOfWork, Cause.Of(command));
        if (await change(changes, cancellationToken).ConfigureAwait(false) is not { } about)
        {
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
        await unitOfWork.Idempotency.AddAsync(new CommandRecord(command.Key, fingerprint, about.Receipt, changes.At), cancellationToken).ConfigureAwait(false);
        await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
        return about.Receipt;
    }
}
