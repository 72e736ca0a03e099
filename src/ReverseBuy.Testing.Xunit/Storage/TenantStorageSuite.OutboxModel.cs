using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Testing.Storage.Outbox;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    private int _events;

    /// <summary>How many sequences of what is done to the outbox are tried, as many as the engine does in some seconds; 40 unless set.</summary>
    protected virtual int OutboxSequences => 40;

    /// <summary>Any sequence of adding, completing, failing, parking, releasing and dropped units of work leaves what a list leaves.</summary>
    [Fact]
    public void The_outbox_does_what_a_list_would_do_whatever_is_done_to_it() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(OutboxSequences).WithEndSize(25), Prop.ForAll(OutboxTurns.Any(), TellLikeTheModelAsync));

    private async Task TellLikeTheModelAsync(OutboxTurn[] turns)
    {
        var model = new OutboxModel();
        var now = Noon;
        try
        {
            foreach (var turn in turns)
            {
                var rings = Doorbell.Rings.Count;
                var changed = model.Copy();
                await using (var unit = await Storage.BeginAsync(Samples.Anna, Token))
                {
                    foreach (var action in turn.Actions)
                    {
                        now = await DoAsync(action, unit.Outbox, changed, now);
                    }

                    await AssertTellsAsync(unit.Outbox, changed, now);
                    if (turn.IsCommitted)
                    {
                        await unit.CommitAsync(Token);
                        model = changed;
                    }
                }

                var isRung = turn.IsCommitted && turn.Actions.Any(action => action.Kind == OutboxActionKind.Add);
                Assert.Equal(rings + (isRung ? 1 : 0), Doorbell.Rings.Count);
                await using var view = await Storage.ReadAsync(Samples.Anna, Token);
                await AssertTellsAsync(view.Outbox, model, now);
            }
        }
        finally
        {
            // The next sequence begins with an empty outbox.
            await WriteAsync(async unit =>
            {
                foreach (var entry in model.Entries)
                {
                    await unit.Outbox.CompleteAsync(entry.Envelope.Id, Token);
                }
            });
        }
    }

    private async Task<DateTimeOffset> DoAsync(OutboxAction action, IOutboxStore outbox, OutboxModel model, DateTimeOffset now)
    {
        switch (action.Kind)
        {
            case OutboxActionKind.Advance:
                return now.AddMinutes(action.Minutes);
            case OutboxActionKind.Add:
                var added = Envelope(++_events, action.Which);
                await outbox.AddAsync(added, Token);
                model.Add(added);
                return now;
            case OutboxActionKind.Complete when model.Entries.Count > 0:
                var done = model.Entries[action.Which % model.Entries.Count].Envelope.Id;
                await outbox.CompleteAsync(done, Token);
                model.Complete(done);
                return now;
            case OutboxActionKind.Complete:
                return now;
            default:
                await FailAsync(action, outbox, model, now);
                return now;
        }
    }

    private static async Task FailAsync(OutboxAction action, IOutboxStore outbox, OutboxModel model, DateTimeOffset now)
    {
        // Only what is listed can be published, and fail.
        var listed = (await outbox.ListReadyAsync(now, int.MaxValue, Token)).Concat(await outbox.ListFailedAsync(Token)).ToList();
        if (listed.Count == 0)
        {
            return;
        }

        var message = listed[action.Which % listed.Count];
        var changed = action.Kind switch
        {
            OutboxActionKind.Fail => message with { Failures = message.Failures + 1, NotBefore = now.AddMinutes(action.Minutes) },
            OutboxActionKind.Park => message with { Failures = message.Failures + 1, NotBefore = null, IsParked = true },
            _ => message with { NotBefore = null, IsParked = false },
        };
        await outbox.FailAsync(changed, "broker away", Token);
        model.Fail(message.Envelope.Id, changed.Failures, changed.NotBefore, changed.IsParked);
    }

    private static async Task AssertTellsAsync(IOutboxReader outbox, OutboxModel model, DateTimeOffset now)
    {
        var ready = await outbox.ListReadyAsync(now, int.MaxValue, Token);
        var failed = await outbox.ListFailedAsync(Token);
        Assert.Equal(model.Ready(now), ready.Select(ToEntry));
        Assert.Equal(model.Failed, failed.Select(ToEntry));
        Assert.Equal(model.Ready(now).Take(2), (await outbox.ListReadyAsync(now, 2, Token)).Select(ToEntry));
        if (ready.Count > 1)
        {
            var behind = await outbox.ListReadyAsync(now, ready[1].Position, int.MaxValue, Token);
            Assert.Equal(model.Ready(now).Skip(2), behind.Select(ToEntry));
        }

        Assert.Equal(model.Entries.Count, await outbox.CountAsync(Token));
        foreach (var listed in new[] { ready, failed })
        {
            Assert.Equal(listed.OrderBy(message => message.Position), listed);
        }
    }

    private static OutboxModel.Entry ToEntry(OutboxMessage message) => new(message.Envelope, message.Failures, message.NotBefore, message.IsParked);
}
