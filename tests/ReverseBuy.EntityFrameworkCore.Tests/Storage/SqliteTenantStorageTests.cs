using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Orders;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Testing.Suites;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.EntityFrameworkCore.Tests.Storage;

public sealed class SqliteTenantStorageTests : TenantStorageSuite
{
    private readonly TemporaryFolder _folder = new();
    private SqliteHost? _host;

    protected override async ValueTask OnDisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart()
    {
        await WriteAsync(WriteAllAsync);
        await using (var unit = await Storage.BeginAsync(Samples.Anna, Token))
        {
            await unit.Orders.AddAsync(Order(2), Token);
            Assert.Equal(2, (await unit.Orders.ListAsync(new OrderQuery(), Token)).Count);
        }

        await CloseAsync();
        await using var restarted = new SqliteHost(_folder);
        await AssertAllAsync(restarted.Storage);
    }

    [Fact]
    public async Task What_was_committed_survives_a_kill_and_what_was_not_is_gone()
    {
        await WriteAsync(WriteAllAsync);
        await using var unit = await Storage.BeginAsync(Samples.Anna, Token);
        await unit.Orders.AddAsync(Order(2), Token);
        await unit.Outbox.CompleteAsync(EventId(1), Token);
        Assert.Equal(2, (await unit.Orders.ListAsync(new OrderQuery(), Token)).Count);

        // What a killed process leaves: files that nobody closed, with a transaction begun in them.
        using var left = new TemporaryFolder();
        Copy(_folder.Data, left.Data);
        await using var restarted = new SqliteHost(left);
        await AssertAllAsync(restarted.Storage);
    }

    [Fact]
    public async Task Amounts_lie_as_smallest_units_states_by_name_and_rates_as_digits()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        await using var context = await _host!.Databases.ReadTenantAsync(Samples.Anna, Token);
        Assert.Equal("4002 EUR PendingReview 0.1283700", await context.Database
            .SqlQuery<string>($"SELECT charged_minor || ' ' || charged_currency || ' ' || state || ' ' || rate AS Value FROM orders").SingleAsync(Token));
        Assert.Equal(["{\"Pending\":3}", "{\"Pending\":2,\"Quarantined\":1}"], await context.Database
            .SqlQuery<string>($"SELECT units AS Value FROM order_lines ORDER BY position").ToListAsync(Token));
    }

    [Fact]
    public async Task A_column_that_cannot_be_read_is_told_with_what_to_do()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        await using (var write = await _host!.Databases.WriteTenantAsync(Samples.Anna, Token))
        {
            await write.Context.Database.ExecuteSqlAsync($"UPDATE order_lines SET units = {"{\"Elsewhere\":1}"}", Token);
            await write.CommitAsync(Token);
        }

        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)));
        Assert.Equal("storage.document_unreadable", fault.Code);
    }

    [Fact]
    public async Task A_row_that_changes_behind_the_version_that_was_read_is_noticed_by_the_database()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        await using var write = await _host!.Databases.WriteTenantAsync(Samples.Anna, Token);
        var session = new TenantSession(Samples.Anna, write.Context, _host.Databases);
        var orders = new OrderStore(session);
        Assert.NotNull(await orders.FindAsync(OrderId(1), Token));

        // An engine with several writers lets another one in here.
        await write.Context.Database.ExecuteSqlAsync($"UPDATE orders SET version = 4", Token);
        await orders.SaveAsync(Order(1) with { Version = 4 }, 3, Token);
        var refusal = await Assert.ThrowsAsync<ConcurrencyException>(() => session.WriteAsync(Token).AsTask());
        Assert.Equal(OrderKey(1).ToString(), refusal.Subject);
    }

    protected override int HoldSequences => FullRun.IsAsked ? 300 : base.HoldSequences;

    protected override int OutboxSequences => FullRun.IsAsked ? 500 : base.OutboxSequences;

    protected override int TimerSequences => FullRun.IsAsked ? 500 : base.TimerSequences;

    protected override async ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants)
    {
        // Hundreds wait here on machines that do other things too; how long is no matter of these tests.
        _host = new SqliteHost(_folder, options => options.LockTimeout = TimeSpan.FromMinutes(5), doorbell);
        foreach (var tenant in tenants)
        {
            await MadeDatabases.CopyAsync(tenant, _folder.TenantFile(tenant));
            await _host.TenantDatabase.PrepareAsync(tenant, Token);
        }

        return _host.Storage;
    }

    private static async Task WriteAllAsync(ITenantUnitOfWork unit)
    {
        await unit.Orders.AddAsync(Order(1), Token);
        await unit.PurchaseOrders.AddAsync(Purchase(1, 1, 2), Token);
        await unit.Packages.AddAsync(Package(1, 1, 2), Token);
        await unit.Parcels.AddAsync(Parcel(1, 1, 2), Token);
        await unit.Holds.AddAsync(Hold(1), Token);
        await unit.Holds.ObserveAsync(new StockObservation(Samples.Account, Sku(1), Catalogue.Availability.Exactly(7), Noon), Token);
        await unit.Money.AddAsync(Entry(1, OrderKey(1)), Token);
        await unit.History.AddAsync(Transition(OrderKey(1), 2), Token);
        await unit.History.AddAsync(Move(OrderKey(1), 3), Token);
        await unit.Timeline.AddAsync(new TimelineEntry(OrderId(1), Envelope(1)), Token);
        await unit.Outbox.AddAsync(Envelope(1), Token);
        await unit.Inbox.AddAsync(Mark(1, "mail"), Token);
        await unit.Timers.SetAsync(new TimerKey(OrderKey(1), "payment-window"), Noon, "{}", Token);
        await unit.Idempotency.AddAsync(Command("key-1"), Token);
    }

    private static async Task AssertAllAsync(ITenantStorage storage)
    {
        await using var unit = await storage.BeginAsync(Samples.Anna, Token);
        AssertSame(Order(1), Assert.Single(await unit.Orders.ListAsync(new OrderQuery(), Token)));
        AssertSame(Purchase(1, 1, 2), await unit.PurchaseOrders.FindAsync(PurchaseId(1), Token));
        AssertSame(Package(1, 1, 2), await unit.Packages.FindAsync(PackageId(1), Token));
        AssertSame(Parcel(1, 1, 2), await unit.Parcels.FindAsync(ParcelId(1), Token));
        AssertSame(new[] { Hold(1) }, await unit.Holds.ListByOrderAsync(OrderId(1), Token));
        Assert.Equal(7, (await unit.Holds.FindObservationAsync(Samples.Account, Sku(1), Token))!.Availability.Count);
        Assert.Equal(Entry(1, OrderKey(1)), Assert.Single(await unit.Money.ListAsync(OrderKey(1), Token)));
        Assert.Equal([Transition(OrderKey(1), 2), Move(OrderKey(1), 3)], await unit.History.ListAsync(OrderKey(1), Token));
        Assert.Equal(new TimelineEntry(OrderId(1), Envelope(1)), Assert.Single(await unit.Timeline.ListAsync(OrderId(1), Token)));
        Assert.Equal(Envelope(1), Assert.Single(await unit.Outbox.ListReadyAsync(Noon, 10, Token)).Envelope);
        Assert.Equal(Mark(1, "mail"), Assert.Single(await unit.Inbox.ListAsync([EventId(1)], Token)));
        Assert.Equal("payment-window", Assert.Single(await unit.Timers.ListDueAsync(Noon, 10, Token)).Key.Name);
        Assert.Equal(Command("key-1"), await unit.Idempotency.FindAsync(new IdempotencyKey("key-1"), Token));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*.db*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = new FileStream(copy, FileMode.Create);
            source.CopyTo(target);
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            _host = null;
        }
    }
}
