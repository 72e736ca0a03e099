using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Timers;

internal sealed class TimerStore(TenantSession session) : ITimerStore
{
    public async ValueTask<BusinessTimer?> FindAsync(TimerKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await FindRowAsync(key, cancellationToken).ConfigureAwait(false) is { } row ? TimerMapping.ToTimer(row) : null;
    }

    public ValueTask<IReadOnlyList<BusinessTimer>> ListAsync(AggregateKey aggregate, CancellationToken cancellationToken) =>
        ListAsync(timers => Of(timers, aggregate), cancellationToken);

    public ValueTask<IReadOnlyList<BusinessTimer>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return ListAsync(
            timers => timers.Where(row => row.FiresAt <= now).OrderBy(row => row.FiresAt).ThenBy(row => row.Position).Take(limit), cancellationToken);
    }

    public ValueTask<IReadOnlyList<BusinessTimer>> ListFailedAsync(CancellationToken cancellationToken) =>
        ListAsync(timers => timers.Where(row => row.IsParked || row.NotBefore != null).OrderBy(row => row.Position), cancellationToken);

    public async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Timers.Where(row => row.FiresAt != null)
            .OrderBy(row => row.FiresAt)
            .Select(row => row.FiresAt)
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask SetAsync(TimerKey key, DateTimeOffset dueAt, string payload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, BusinessTimer.MaximumPayloadLength, nameof(payload));
        session.RequireOwned(key.Aggregate);
        var timer = new BusinessTimer { Key = key, DueAt = dueAt, Payload = payload };
        if (session.IsFirst(key))
        {
            var first = TimerMapping.NewRow(key);
            Put(first, timer);
            session.Insert(first);
            return;
        }

        if (await FindRowAsync(key, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            row = TimerMapping.NewRow(key);
            session.Add(row);
        }

        Put(row, timer);
    }

    public async ValueTask CancelAsync(TimerKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        session.RequireOwned(key.Aggregate);
        if (await FindRowAsync(key, cancellationToken).ConfigureAwait(false) is { } row)
        {
            session.Context.Timers.Remove(row);
        }
    }

    public ValueTask PauseAsync(AggregateKey aggregate, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(aggregate, timer => timer.Paused(now), cancellationToken);

    public ValueTask ResumeAsync(AggregateKey aggregate, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(aggregate, timer => timer.Resumed(now), cancellationToken);

    public async ValueTask FailAsync(BusinessTimer timer, string error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(error);
        session.RequireOwned(timer.Key.Aggregate);
        if (await FindRowAsync(timer.Key, cancellationToken).ConfigureAwait(false) is { } row && timer.IsSameSettingAs(TimerMapping.ToTimer(row)))
        {
            Put(row, timer with { Error = error });
        }
    }

    private static IQueryable<TimerRow> Of(IQueryable<TimerRow> timers, AggregateKey aggregate) =>
        timers.Where(row => row.AggregateKind == aggregate.Kind && row.Aggregate == aggregate.Value).OrderBy(row => row.Position);

    private async ValueTask<IReadOnlyList<BusinessTimer>> ListAsync(
        Func<IQueryable<TimerRow>, IQueryable<TimerRow>> select, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await select(context.Timers.AsNoTracking()).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(TimerMapping.ToTimer)];
    }

    private async ValueTask<TimerRow?> FindRowAsync(TimerKey key, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await Of(context.Timers, key.Aggregate)
            .SingleOrDefaultAsync(row => row.Name == key.Name && row.Subject == key.Subject, cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask ChangeAsync(AggregateKey aggregate, Func<BusinessTimer, BusinessTimer> change, CancellationToken cancellationToken)
    {
        session.RequireOwned(aggregate);
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in await Of(context.Timers, aggregate).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            Put(row, change(TimerMapping.ToTimer(row)));
        }
    }

    private void Put(TimerRow row, BusinessTimer timer)
    {
        TimerMapping.Fill(row, timer);
        session.NoteDue(timer.FiresAt);
    }
}
