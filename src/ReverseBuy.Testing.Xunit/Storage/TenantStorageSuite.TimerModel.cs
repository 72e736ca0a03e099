using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Testing.Storage.Timers;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    /// <summary>How many sequences of what is done to timers are tried, as many as the engine does in some seconds; 40 unless set.</summary>
    protected virtual int TimerSequences => 40;

    [Fact]
    public void Timers_do_what_a_list_would_do_whatever_is_done_to_them() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(TimerSequences).WithEndSize(25), Prop.ForAll(TimerTurns.Any(), TellTimersLikeTheModelAsync));

    private async Task TellTimersLikeTheModelAsync(TimerTurn[] turns)
    {
        var model = new TimerModel();
        var readings = new List<BusinessTimer>();
        var now = Noon;
        try
        {
            foreach (var turn in turns)
            {
                var changed = model.Copy();
                await using (var unit = await Storage.BeginAsync(Samples.Anna, Token))
                {
                    foreach (var action in turn.Actions)
                    {
                        now = await DoAsync(action, unit.Timers, changed, readings, now);
                    }

                    await AssertTellsAsync(unit.Timers, changed, now);
                    if (turn.IsCommitted)
                    {
                        var alarms = Doorbell.Alarms.Count;
                        await unit.CommitAsync(Token);
                        AssertAlarmed(model, changed, Doorbell.Alarms.Skip(alarms).Select(alarm => alarm.Due));
                        model = changed;
                    }
                }

                await using var view = await Storage.ReadAsync(Samples.Anna, Token);
                await AssertTellsAsync(view.Timers, model, now);
            }
        }
        finally
        {
            // The next sequence begins without timers.
            await WriteAsync(async unit =>
            {
                foreach (var timer in model.Timers)
                {
                    await unit.Timers.CancelAsync(timer.Key, Token);
                }
            });
        }
    }

    private static async Task<DateTimeOffset> DoAsync(
        TimerAction action, ITimerStore timers, TimerModel model, List<BusinessTimer> readings, DateTimeOffset now)
    {
        var key = TimerTurns.Keys[action.Which % TimerTurns.Keys.Count];
        switch (action.Kind)
        {
            case TimerActionKind.Advance:
                return now.AddMinutes(action.Minutes);
            case TimerActionKind.Set:
                await timers.SetAsync(key, now.AddMinutes(action.Minutes), $"{action.Which}", Token);
                model.Set(key, now.AddMinutes(action.Minutes), $"{action.Which}");
                break;
            case TimerActionKind.Cancel:
                await timers.CancelAsync(key, Token);
                model.Cancel(key);
                break;
            case TimerActionKind.Pause:
                await timers.PauseAsync(key.Aggregate, now, Token);
                model.Pause(key.Aggregate, now);
                break;
            case TimerActionKind.Resume:
                await timers.ResumeAsync(key.Aggregate, now, Token);
                model.Resume(key.Aggregate, now);
                break;
            default:
                await FailAsync(action, timers, model, readings, now);
                break;
        }

        readings.AddRange(model.Timers.Except(readings));
        return now;
    }

    // Of all that was ever read, also what has been set anew or dropped since: a handler may take its time.
    private static async Task FailAsync(
        TimerAction action, ITimerStore timers, TimerModel model, List<BusinessTimer> readings, DateTimeOffset now)
    {
        if (readings.Count == 0)
        {
            return;
        }

        var read = readings[^(1 + (action.Which % readings.Count))];
        var changed = action.Kind switch
        {
            TimerActionKind.Fail when read.DueAt is not null => read with { Failures = read.Failures + 1, NotBefore = now.AddMinutes(action.Minutes), IsParked = false },
            TimerActionKind.Park => read with { Failures = read.Failures + 1, NotBefore = null, IsParked = true },
            _ => read with { Failures = 0, NotBefore = null, IsParked = false },
        };
        await timers.FailAsync(changed, "mail away", Token);
        model.Fail(read, changed, "mail away");
    }

    private static async Task AssertTellsAsync(ITimerReader timers, TimerModel model, DateTimeOffset now)
    {
        var due = model.Waiting.Where(timer => TimerModel.MomentOf(timer) <= now).ToList();
        Assert.Equal(due, await timers.ListDueAsync(now, int.MaxValue, Token));
        Assert.Equal(due.Take(2), await timers.ListDueAsync(now, 2, Token));
        Assert.Equal(model.Failed, await timers.ListFailedAsync(Token));
        Assert.Equal(model.Waiting.Select(timer => (DateTimeOffset?)TimerModel.MomentOf(timer)).FirstOrDefault(), await timers.NextDueAsync(Token));
        foreach (var key in TimerTurns.Keys)
        {
            Assert.Equal(model.Find(key), await timers.FindAsync(key, Token));
            Assert.Equal(model.Timers.Where(timer => timer.Key.Aggregate == key.Aggregate), await timers.ListAsync(key.Aggregate, Token));
        }
    }

    // A look that turns out to be needless is allowed, a missed one is not.
    private static void AssertAlarmed(TimerModel before, TimerModel after, IEnumerable<DateTimeOffset> alarms)
    {
        var fresh = after.Waiting.Except(before.Waiting).Select(timer => (DateTimeOffset?)TimerModel.MomentOf(timer)).Min();
        Assert.True(fresh is null || alarms.Min() <= fresh, $"A timer fires at {fresh:O}, and nobody was told.");
    }
}
