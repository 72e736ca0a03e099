using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Inventory.Asking;

namespace ReverseBuy.Inventory.Tests.Verifying;

public sealed class DeadlineTests
{
    private static readonly Money Newer = new(75m, Currency.CNY);
    private static readonly Money Older = new(70m, Currency.CNY);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task At_the_deadline_what_was_answered_counts_and_the_rest_is_not_asked(bool isDeaf)
    {
        await using var host = await InventoryHost.StartAsync();
        VerificationLine[] lines = [Basket.Line(host, InventoryHost.North, 1), Basket.Line(host, InventoryHost.North, 2), Basket.Line(host, InventoryHost.South, 3)];
        host.NorthMarket.IsDeaf = isDeaf;
        var gate = host.NorthMarket.OfferGates[lines[1].Sku.Listing] = Basket.NewGate();

        var verifying = Basket.VerifyAsync(host, lines);
        await Soon.IsTrueAsync(() => host.NorthMarket.OfferCalls == 2 && host.SouthMarket.OfferCalls == 1);
        host.Time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.False(verifying.IsCompleted);
        host.Time.Advance(TimeSpan.FromTicks(1));

        var verification = await verifying;
        Assert.IsType<LineDifference.Confirmed>(verification.Lines[0].Difference);
        Assert.Equal(new LineDifference.NotAsked(NotAskedReason.Deadline), verification.Lines[1].Difference);
        Assert.IsType<LineDifference.Confirmed>(verification.Lines[2].Difference);
        Assert.Null(verification.Lines[1].Evidence);
        gate.SetResult();
    }

    [Fact]
    public async Task An_answer_that_comes_late_still_corrects_the_snapshot_as_of_when_it_was_asked()
    {
        await using var host = await InventoryHost.StartAsync();
        var (line, gate, asked) = await AskInVainAsync(host);

        gate.SetResult();

        await Soon.IsTrueOfAsync(() => host.ReadAsync(InventoryHost.Alice, line.Sku.Listing), read => PriceOf(read) == Older && Captured(read) == asked);
    }

    [Fact]
    public async Task An_answer_that_comes_late_does_not_replace_what_was_learnt_meanwhile()
    {
        await using var host = await InventoryHost.StartAsync();
        var (line, gate, _) = await AskInVainAsync(host);
        host.NorthMarket.OfferGates.Clear();
        host.NorthMarket.Shelf[line.Sku.Listing] = FakeMarketplace.NewProduct(line.Sku.Listing, Newer);
        await Basket.VerifyAsync(host, line);
        using var figures = new RecordedFigures(host.Meter);

        gate.SetResult();

        await Soon.IsTrueAsync(() => figures.Of("reversebuy.inventory.ordered_lines").Count > 0);
        Assert.Equal(Newer, PriceOf(await host.ReadAsync(InventoryHost.Alice, line.Sku.Listing)));
        await using var restarted = await InventoryHost.StartAsync(first: host);
        Assert.Equal(Newer, PriceOf(await restarted.ReadAsync(InventoryHost.Alice, line.Sku.Listing)));
    }

    [Fact]
    public async Task What_fails_after_the_deadline_is_nobodys_fault()
    {
        var marker = $"late failure {Guid.NewGuid():N}";
        var unobserved = new List<string>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs arguments)
        {
            lock (unobserved)
            {
                unobserved.Add(arguments.Exception.ToString());
            }
        }

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await using var host = await InventoryHost.StartAsync();
            await FailLateAsync(host, marker);
            for (var round = 0; round < 3; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.DoesNotContain(unobserved, text => text.Contains(marker, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_that_fails_because_it_is_cut_off_has_not_been_answered()
    {
        var time = new FakeTimeProvider();
        using var deadline = new AskingDeadline(TimeSpan.FromSeconds(10), time, NullLogger.Instance, Token);
        var torn = deadline.Ask<string>(async cancellation =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new ObjectDisposedException("connection");
        });

        time.Advance(TimeSpan.FromSeconds(10));
        await deadline.WaitAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => torn);
        Assert.Null(await AskingDeadline.AnswerOfAsync(torn));
    }

    [Fact]
    public async Task A_question_that_blocks_its_thread_holds_up_neither_the_others_nor_the_deadline()
    {
        var time = new FakeTimeProvider();
        using var release = new ManualResetEventSlim();
        using var deadline = new AskingDeadline(TimeSpan.FromSeconds(10), time, NullLogger.Instance, Token);
        var blocked = deadline.Ask(_ =>
        {
            release.Wait(CancellationToken.None);
            return Task.FromResult("late");
        });
        var quick = deadline.Ask(_ => Task.FromResult("in time"));

        Assert.Equal("in time", await quick);
        time.Advance(TimeSpan.FromSeconds(10));
        await deadline.WaitAsync();

        Assert.Null(await AskingDeadline.AnswerOfAsync(blocked));
        release.Set();
        Assert.Equal("late", await blocked);
    }

    [Fact]
    public async Task Whoever_fails_before_waiting_leaves_no_question_behind()
    {
        Task<string> asked;
        using (var deadline = new AskingDeadline(TimeSpan.FromSeconds(10), new FakeTimeProvider(), NullLogger.Instance, Token))
        {
            asked = deadline.Ask(async cancellation =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                return "never";
            });
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task A_fault_of_a_connector_before_the_deadline_is_the_callers_to_see()
    {
        await using var host = await InventoryHost.StartAsync();
        var line = Basket.Line(host, InventoryHost.North, 1);
        host.NorthMarket.OfferFaults[line.Sku.Listing] = new FormatException("a bug");

        await Assert.ThrowsAsync<FormatException>(() => Basket.VerifyAsync(host, line));
    }

    [Fact]
    public async Task A_connector_that_gives_up_by_itself_could_not_be_reached()
    {
        await using var host = await InventoryHost.StartAsync();
        var line = Basket.Line(host, InventoryHost.North, 1);
        host.NorthMarket.OfferFaults[line.Sku.Listing] = new TaskCanceledException("a time-out of its own");

        Assert.IsType<LineDifference.Unreachable>((await Basket.VerifyAsync(host, line)).Lines[0].Difference);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_let_go_at_once_even_when_the_connector_does_not_listen()
    {
        await using var host = await InventoryHost.StartAsync();
        var line = Basket.Line(host, InventoryHost.North, 1);
        host.NorthMarket.IsDeaf = true;
        var gate = host.NorthMarket.OfferGates[line.Sku.Listing] = Basket.NewGate();
        using var givingUp = new CancellationTokenSource();
        using var scope = host.Enter(InventoryHost.Alice);
        var verifying = host.Inventory.VerifyAsync(new VerificationRequest([line]), givingUp.Token).AsTask();

        await givingUp.CancelAsync();

        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verifying);
        Assert.Equal(givingUp.Token, stopped.CancellationToken);
        gate.SetResult();
    }

    [Fact]
    public async Task Nobody_waits_for_the_database_to_learn()
    {
        var store = new HangingStore();
        await using var host = await InventoryHost.StartAsync(store: store);

        var verification = await Basket.VerifyAsync(host, Basket.Line(host, InventoryHost.North, 1));

        Assert.IsType<LineDifference.Confirmed>(verification.Lines[0].Difference);
        await Soon.IsTrueAsync(() => store.Questions > 0);
    }

    private static async Task<(VerificationLine Line, TaskCompletionSource Gate, DateTimeOffset Asked)> AskInVainAsync(InventoryHost host)
    {
        var line = Basket.Line(host, InventoryHost.North, 1);
        await host.ReadAsync(InventoryHost.Alice, line.Sku.Listing);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        host.NorthMarket.IsDeaf = true;
        host.NorthMarket.LiveShelf.Clear();
        host.NorthMarket.Shelf[line.Sku.Listing] = FakeMarketplace.NewProduct(line.Sku.Listing, Older);
        var gate = host.NorthMarket.OfferGates[line.Sku.Listing] = Basket.NewGate();
        var asked = host.Time.GetUtcNow();
        var verifying = Basket.VerifyAsync(host, line);
        await Soon.IsTrueAsync(() => host.NorthMarket.OfferCalls == 1);
        host.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<LineDifference.NotAsked>((await verifying).Lines[0].Difference);
        return (line, gate, asked);
    }

    private static async Task FailLateAsync(InventoryHost host, string marker)
    {
        var (line, gate, _) = await AskInVainAsync(host);
        host.NorthMarket.OfferFaults[line.Sku.Listing] = new InvalidOperationException(marker);
        gate.SetResult();
        await gate.Task;
        for (var turn = 0; turn < 50; turn++)
        {
            await Task.Yield();
        }
    }

    private static Money PriceOf(SnapshotRead read) => Assert.IsType<SnapshotRead.Found>(read).Snapshot.Product.Skus[0].Prices.First;

    private static DateTimeOffset Captured(SnapshotRead read) => Assert.IsType<SnapshotRead.Found>(read).Snapshot.CapturedAt;
}
