using Microsoft.Extensions.Time.Testing;
using ReverseBuy.EntityFrameworkCore.PostgreSql.Connections;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class ConnectionSeatsTests
{
    private const int Places = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_waits_longer_than_the_patience_is_told_what_to_do_and_holds_up_nobody()
    {
        var seats = new ConnectionSeats(1, Places, Patience, null, _time);
        var (anna, boris) = (Pool.At(seats, "anna"), Pool.At(seats, "boris"));
        await anna.Seat.EnterAsync(ConnectionKind.UnitOfWork, Token);
        var waiting = boris.Seat.EnterAsync(ConnectionKind.Command, Token).AsTask();

        _time.Advance(Patience - TimeSpan.FromSeconds(1));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => waiting);
        Assert.Equal(("storage.connections_exhausted", true), (fault.Code, fault.IsTransient));
        Assert.Contains("boris", fault.Message, StringComparison.Ordinal);
        Assert.Contains("MaxConnections", fault.Message, StringComparison.Ordinal);

        anna.Seat.Exit(ConnectionKind.UnitOfWork);
        Assert.True(boris.Seat.EnterAsync(ConnectionKind.Command, Token).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_least_recently_used_of_those_that_nobody_uses_gives_up_its_connections()
    {
        var seats = new ConnectionSeats(2, Places, Patience, null, _time);
        var (anna, boris, clara) = (Pool.At(seats, "anna"), Pool.At(seats, "boris"), Pool.At(seats, "clara"));
        foreach (var pool in new[] { anna, boris, anna })
        {
            await pool.Seat.EnterAsync(ConnectionKind.Command, Token);
            pool.Seat.Exit(ConnectionKind.Command);
        }

        Assert.True(clara.Seat.EnterAsync(ConnectionKind.Command, Token).IsCompletedSuccessfully);
        Assert.Equal((0, 1, 0), (anna.Cleared, boris.Cleared, clara.Cleared));
    }

    [Fact]
    public async Task A_busy_tenant_gives_up_its_connections_to_one_without_once_what_it_began_has_ended()
    {
        var seats = new ConnectionSeats(1, Places, Patience, null, _time);
        var (anna, boris) = (Pool.At(seats, "anna"), Pool.At(seats, "boris"));
        await anna.Seat.EnterAsync(ConnectionKind.UnitOfWork, Token);
        var waiting = boris.Seat.EnterAsync(ConnectionKind.UnitOfWork, Token).AsTask();
        _time.Advance(ConnectionSeats.Slice);

        // What stands inside a unit of work goes on; nothing new begins.
        await anna.Seat.EnterAsync(ConnectionKind.Command, Token);
        anna.Seat.Exit(ConnectionKind.Command);
        var next = anna.Seat.EnterAsync(ConnectionKind.UnitOfWork, Token).AsTask();
        Assert.False(next.IsCompleted);
        Assert.False(waiting.IsCompleted);

        anna.Seat.Exit(ConnectionKind.UnitOfWork);
        await waiting;
        Assert.Equal(1, anna.Cleared);
        Assert.False(next.IsCompleted);
        boris.Seat.Exit(ConnectionKind.UnitOfWork);
        await next;
    }

    [Fact]
    public async Task A_tenant_without_a_connection_waits_for_one_turn_of_each_that_waited_before_however_many_wait_there()
    {
        var seats = new ConnectionSeats(1, Places, Patience, null, _time);
        var noisy = Pool.At(seats, "noisy");
        await noisy.Seat.EnterAsync(ConnectionKind.UnitOfWork, Token);
        _time.Advance(ConnectionSeats.Slice);
        var quiet = Pool.At(seats, "quiet");
        var wanted = quiet.Seat.EnterAsync(ConnectionKind.UnitOfWork, Token).AsTask();
        var flood = Enumerable.Range(0, 100).Select(_ => noisy.Seat.EnterAsync(ConnectionKind.UnitOfWork, Token).AsTask()).ToList();

        noisy.Seat.Exit(ConnectionKind.UnitOfWork);
        await wanted;
        Assert.DoesNotContain(flood, task => task.IsCompleted);
    }

    [Fact]
    public async Task Whoever_waits_for_a_database_that_is_closed_is_told_so_and_its_connections_end_with_the_last_use()
    {
        var seats = new ConnectionSeats(1, 1, Patience, null, _time);
        var anna = Pool.At(seats, "anna");
        await anna.Seat.EnterAsync(ConnectionKind.Command, Token);
        var waiting = anna.Seat.EnterAsync(ConnectionKind.Command, Token).AsTask();

        anna.Seat.Close();
        Assert.Equal(DatabaseUses.ClosedCode, (await Assert.ThrowsAsync<ReverseBuyException>(() => waiting)).Code);
        Assert.Equal(DatabaseUses.ClosedCode, (await Assert.ThrowsAsync<ReverseBuyException>(() => anna.Seat.EnterAsync(ConnectionKind.Command, Token).AsTask())).Code);
        Assert.Equal((1, 0), (anna.Cleared, anna.Ended));
        anna.Seat.Exit(ConnectionKind.Command);
        Assert.Equal(1, anna.Ended);
    }

    /// <summary>
    /// Random courses of many tenants. A pool keeps what was given back open until it is cleared, as Npgsql's does: all pools together never have more open than there may be, nobody is cleared
    /// out of order, and in the end, when all is given back, everybody who still waits has got a connection.
    /// </summary>
    [Fact]
    public async Task In_random_courses_no_more_connections_are_open_than_there_may_be_and_nobody_is_forgotten()
    {
        for (var course = 0; course < 300; course++)
        {
            var seed = Random.Shared.Next();
            var random = new Random(seed);
            var count = random.Next(1, 4);
            var seats = new ConnectionSeats(count, Places, Patience, null, _time);
            var pools = Enumerable.Range(0, random.Next(1, 7)).Select(number => Pool.At(seats, $"t{number}")).ToList();
            var wants = new List<Want>();
            for (var step = 0; step < 400; step++)
            {
                Play(random, pools, wants);
                await Task.Yield();
                Assert.True(pools.Sum(pool => pool.Open) <= count * Places, $"Seed {seed}, step {step}: {pools.Sum(pool => pool.Open)} of {count * Places} are open.");
                Assert.True(pools.All(pool => pool.Seat.Used is >= 0 and <= Places), $"Seed {seed}, step {step}: {string.Join(", ", pools.Select(pool => pool.Seat.Used))} are used.");
            }

            // Everything is given back, and what waits is served: whoever is served goes on elsewhere, which takes as long as it takes.
            while (wants.Count > 0)
            {
                var done = await Task.WhenAny([.. wants.Select(want => want.Task), Task.Delay(TimeSpan.FromMinutes(1), Token)]);
                var want = wants.Find(want => want.Task == done);
                Assert.True(want is not null, $"Seed {seed}: {wants.Count} wait for ever.");
                wants.Remove(want);
                if (done.IsCompletedSuccessfully)
                {
                    want.Pool.GiveBack(want.Kind);
                }
            }

            Assert.True(pools.All(pool => pool.Seat.Used == 0 && pool.Ended <= 1), $"Seed {seed}");
        }
    }

    private void Play(Random random, List<Pool> pools, List<Want> wants)
    {
        var pool = pools[random.Next(pools.Count)];
        switch (random.Next(12))
        {
            case < 6:
                var kind = (ConnectionKind)random.Next(3);
                var leaving = new CancellationTokenSource();
                wants.Add(new Want(pool, kind, pool.TakeAsync(kind, leaving.Token), leaving));
                break;
            case < 9 when wants.Find(want => want.Task.IsCompletedSuccessfully) is { } held:
                wants.Remove(held);
                held.Pool.GiveBack(held.Kind);
                break;
            case 9 when wants.Find(want => !want.Task.IsCompleted) is { } waiting:
                waiting.Leaving.Cancel();
                break;
            case 10:
                _time.Advance(TimeSpan.FromMilliseconds(random.Next(200)));
                break;
            case 11 when random.Next(40) == 0:
                pool.Seat.Close();
                break;
        }
    }

    private sealed record Want(Pool Pool, ConnectionKind Kind, Task Task, CancellationTokenSource Leaving);

    /// <summary>What a data source does: it opens a connection when none is free, and keeps what is given back.</summary>
    private sealed class Pool
    {
        private readonly Lock _lock = new();
        private int _used;

        public ConnectionSeat Seat { get; private set; } = null!;

        public int Open { get; private set; }

        public int Cleared { get; private set; }

        public int Ended { get; private set; }

        public static Pool At(ConnectionSeats seats, string name)
        {
            var pool = new Pool();
            pool.Seat = new ConnectionSeat(seats, name, () => pool.Clear(isEnd: false), () => pool.Clear(isEnd: true), () => new DatabaseUses(name, TimeProvider.System).Closed(null));
            return pool;
        }

        public async Task TakeAsync(ConnectionKind kind, CancellationToken cancellationToken)
        {
            await Seat.EnterAsync(kind, cancellationToken);
            lock (_lock)
            {
                _used++;
                Open = Math.Max(Open, _used);
            }
        }

        public void GiveBack(ConnectionKind kind)
        {
            lock (_lock)
            {
                _used--;
            }

            Seat.Exit(kind);
        }

        private void Clear(bool isEnd)
        {
            lock (_lock)
            {
                Open = _used;
                (Cleared, Ended) = isEnd ? (Cleared, Ended + 1) : (Cleared + 1, Ended);
            }
        }
    }
}
