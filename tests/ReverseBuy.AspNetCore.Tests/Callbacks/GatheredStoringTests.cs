using System.Globalization;
using ReverseBuy.AspNetCore.Callbacks;
using ReverseBuy.Following;
using ReverseBuy.Testing;
using static ReverseBuy.AspNetCore.Tests.Callbacks.CallbackSite;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>What comes while one commit is under way is committed together, and everybody is told what became of his own.</summary>
public sealed class GatheredStoringTests : IAsyncLifetime
{
    private const int Crowd = 30;

    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CallbackSite _site = null!;
    private GatheredStoring _storing = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await StartAsync();
        _storing = new GatheredStoring(_site.Storage, new CallbackOptions(), _site.Time);
        _site.Storage.Gate = _gate.Task;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_crowd_is_committed_in_two_and_doubles_in_it_are_told_apart()
    {
        Task<bool>[] stored = [Store(0), .. Enumerable.Range(0, Crowd).Select(Store)];

        _gate.SetResult();

        Assert.Equal(Crowd, (await Task.WhenAll(stored)).Count(isNew => isNew));
        Assert.Equal(Crowd, (await _site.WaitingAsync(Anna)).Count);
        Assert.InRange(_site.Storage.Begun, 1, 2);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_stored_is_stored_one_by_one()
    {
        _site.Storage.CutAt(Moment.BeforeCommit, Anna, times: 1);
        Task<bool>[] stored = [.. Enumerable.Range(0, Crowd).Select(Store)];

        _gate.SetResult();
        var failed = (await Task.WhenAll(stored.Select(Outcome))).OfType<PowerCutException>().Count();

        // Alone in its batch, or in one that was then taken apart.
        Assert.InRange(failed, 0, 1);
        Assert.Equal(Crowd - failed, (await _site.WaitingAsync(Anna)).Count);
    }

    [Fact]
    public async Task While_the_database_is_away_all_are_told_and_the_next_is_stored()
    {
        _site.Storage.CutAt(Moment.BeforeBegin, Anna);
        Task<bool>[] stored = [.. Enumerable.Range(0, Crowd).Select(Store)];

        _gate.SetResult();
        Assert.All(await Task.WhenAll(stored.Select(Outcome)), outcome => Assert.IsType<PowerCutException>(outcome));

        _site.Storage.CutAt(Moment.Never);
        Assert.True(await Store(Crowd));
        Assert.Single(await _site.WaitingAsync(Anna));
    }

    [Fact]
    public async Task Who_gives_up_is_not_waited_for_and_keeps_nobody()
    {
        using var giving = new CancellationTokenSource();
        var first = Store(0);
        var second = _storing.StoreAsync(Anna, Message(1), giving.Token).AsTask();
        var third = Store(2);

        await giving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        _gate.SetResult();
        Assert.True(await first);
        Assert.True(await third);
    }

    private static async Task<Exception?> Outcome(Task<bool> stored)
    {
        try
        {
            await stored;
            return null;
        }
        catch (PowerCutException cut)
        {
            return cut;
        }
    }

    private Task<bool> Store(int number) => _storing.StoreAsync(Anna, Message(number), Token).AsTask();

    private ReceivedMessage Message(int number)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        return new ReceivedMessage(
            ReceivedKey.Of(Taobao, ReverseBuyTestHost.Account, id), _site.Time.GetUtcNow(), [new UpstreamOrderHint(Taobao, At: null, id, Reference: null)]);
    }
}
