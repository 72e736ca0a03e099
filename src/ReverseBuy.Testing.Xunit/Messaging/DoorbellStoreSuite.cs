using System.Globalization;
using ReverseBuy.Messaging;

namespace ReverseBuy.Testing;

/// <summary>
/// What every doorbell between processes promises, whoever keeps it. Derive it and make one; nothing here knows which it is. The tests come with it, for each a new instance.
/// </summary>
public abstract class DoorbellStoreSuite : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private int _marks;

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The doorbell under test.</summary>
    protected IDoorbellStore Store { get; private set; } = null!;

    /// <summary>How many write at once in the test of contention; 40 unless a slow store asks for fewer.</summary>
    protected virtual int Crowd => 40;

    /// <summary>Makes the doorbell.</summary>
    /// <returns>A task that ends when it is made.</returns>
    public async ValueTask InitializeAsync() => Store = await MakeAsync();

    /// <summary>Cleans up, by <see cref="OnDisposeAsync"/>.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    /// <summary>A ring comes back whole from its moment on.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_ring_is_listed_from_its_moment_on_and_not_before()
    {
        var (ring, promise) = (Ring(), Ring(isPromise: true));
        await WriteAsync(ring, promise);

        Assert.Empty(await ListAsync(Noon.AddTicks(-1)));
        Assert.Equivalent(new[] { ring, promise }, await ListAsync(Noon), strict: true);
        Assert.Equivalent(new[] { ring, promise }, await ListAsync(Noon.AddDays(30)), strict: true);
    }

    /// <summary>Of several rings the earliest moment stands, and the last mark, so that an answer to an earlier one does not remove it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_rings_for_one_worker_the_earliest_moment_stands_and_the_last_mark()
    {
        var (first, earlier, later) = (Ring(), Ring(dueAt: Noon.AddHours(-1)), Ring(dueAt: Noon.AddHours(1)));
        await WriteAsync(first);
        await WriteAsync(earlier);
        await WriteAsync(later);

        Assert.Equal([later with { DueAt = earlier.DueAt }], await ListAsync(Noon.AddDays(1)));
    }

    /// <summary>A promise reaches as far as the last that was given: it is for the commit that comes next.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_promises_for_one_worker_the_latest_moment_stands()
    {
        var (first, later, earlier) = (Ring(isPromise: true), Ring(isPromise: true, dueAt: Noon.AddHours(1)), Ring(isPromise: true, dueAt: Noon.AddHours(-1)));
        await WriteAsync(first);
        await WriteAsync(later);
        await WriteAsync(earlier);

        Assert.Empty(await ListAsync(Noon));
        Assert.Equal([earlier with { DueAt = later.DueAt }], await ListAsync(Noon.AddDays(1)));
    }

    /// <summary>What was answered is gone, and nothing else is.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_row_that_was_answered_is_gone_and_no_other()
    {
        var (ring, promise, otherWorker, otherTenant) = (Ring(), Ring(isPromise: true), Ring(worker: "timers"), Ring(tenant: "boris"));
        await WriteAsync(ring, promise, otherWorker, otherTenant);

        await AnswerAsync(ring);

        Assert.Equivalent(new[] { promise, otherWorker, otherTenant }, await ListAsync(Noon), strict: true);
        await AnswerAsync(ring);
        await AnswerAsync(promise);
        Assert.Equivalent(new[] { otherWorker, otherTenant }, await ListAsync(Noon), strict: true);
    }

    /// <summary>Whoever rings while the worker looks is not answered by that look.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_row_that_was_rung_again_since_it_was_read_is_not_answered()
    {
        await WriteAsync(Ring());
        var read = Assert.Single(await ListAsync(Noon));
        var again = Ring();
        await WriteAsync(again);

        await AnswerAsync(read);

        Assert.Equal([again], await ListAsync(Noon));
    }

    /// <summary>A worker that has looked may tell in the same write when it is to look again.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_row_that_is_answered_and_rung_in_one_write_has_the_new_moment()
    {
        var (before, later) = (Ring(), Ring(dueAt: Noon.AddDays(3)));
        await WriteAsync(before);

        await Store.WriteAsync([later], [before], Token);

        Assert.Empty(await ListAsync(Noon));
        Assert.Equal([later], await ListAsync(Noon.AddDays(3)));
    }

    /// <summary>Names that a careless store would take for one another are different rows.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Workers_whose_names_resemble_each_other_have_rows_of_their_own()
    {
        DoorbellRing[] rings = [Ring(worker: "mail"), Ring(worker: "Mail"), Ring(worker: "mail "), Ring(worker: "ma-il"), Ring(worker: "邮件")];
        await WriteAsync(rings);

        Assert.Equivalent(rings, await ListAsync(Noon), strict: true);
    }

    /// <summary>Many who write at once lose nothing of each other.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Many_who_ring_at_once_lose_nothing()
    {
        var rings = Enumerable.Range(0, Crowd)
            .Select(number => Ring(tenant: string.Create(CultureInfo.InvariantCulture, $"t{number % 4}"), worker: string.Create(CultureInfo.InvariantCulture, $"w{number / 8}")))
            .ToList();
        await Task.WhenAll(rings.Select(ring => Task.Run(() => WriteAsync(ring), Token)));

        Assert.Equal(
            rings.Select(ring => (ring.Tenant, ring.Worker)).ToHashSet(),
            (await ListAsync(Noon)).Select(ring => (ring.Tenant, ring.Worker)).ToHashSet());
    }

    /// <summary>What nobody answers is not kept for ever, and what is not due is.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Rows_that_nobody_answered_are_deleted_when_they_are_old()
    {
        var (old, due, future) = (Ring(dueAt: Noon.AddTicks(-1)), Ring(worker: "timers"), Ring(worker: "pruning", dueAt: Noon.AddDays(1)));
        await WriteAsync(old, due, future);

        Assert.Equal(1, await Store.PruneAsync(Noon, Token));
        Assert.Equal(0, await Store.PruneAsync(Noon, Token));
        Assert.Equivalent(new[] { due, future }, await ListAsync(Noon.AddDays(1)), strict: true);
    }

    /// <summary>Makes the doorbell, on which nothing is rung.</summary>
    /// <returns>The doorbell.</returns>
    protected abstract ValueTask<IDoorbellStore> MakeAsync();

    /// <summary>Cleans up after a test, also when <see cref="MakeAsync"/> failed or skipped it.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    private DoorbellRing Ring(string tenant = "anna", string worker = "outbox", bool isPromise = false, DateTimeOffset? dueAt = null)
    {
        Span<byte> mark = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(mark, Interlocked.Increment(ref _marks));
        return new DoorbellRing(new TenantId(tenant), worker, isPromise, dueAt ?? Noon, new Guid(mark, bigEndian: true));
    }

    private Task WriteAsync(params DoorbellRing[] rings) => Store.WriteAsync(rings, [], Token).AsTask();

    private Task AnswerAsync(DoorbellRing read) => Store.WriteAsync([], [read], Token).AsTask();

    private Task<IReadOnlyList<DoorbellRing>> ListAsync(DateTimeOffset now) => Store.ListDueAsync(now, Token).AsTask();
}
