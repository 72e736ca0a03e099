using Microsoft.EntityFrameworkCore;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Testing.Suites;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlTenantStorageTests(PostgreSqlServer server) : TenantStorageSuite
{
    private readonly PostgreSqlSite _site = server.Lender();
    private PostgreSqlHost? _host;

    protected override async ValueTask OnDisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _site.DisposeAsync();
        }
    }

    [Fact]
    public async Task Amounts_lie_as_smallest_units_states_by_name_and_rates_as_digits()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        await using var context = await _host!.Databases.ReadTenantAsync(Samples.Anna, Token);
        Assert.Equal("4002 EUR PendingReview 0.1283700", await context.Database
            .SqlQuery<string>($"SELECT charged_minor || ' ' || charged_currency || ' ' || state || ' ' || rate AS \"Value\" FROM orders").SingleAsync(Token));
    }

    [Fact]
    public async Task Writers_of_two_processes_take_turns_and_none_of_their_changes_is_lost()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        await using var other = new PostgreSqlHost(_site);
        ITenantStorage[] processes = [Storage, other.Storage];

        // Read, add one, write: whoever read before another one wrote would write the same version twice and be refused.
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(
            async () =>
            {
                await using var unit = await processes[number % 2].BeginAsync(Samples.Anna, Token);
                var order = (await unit.Orders.FindAsync(OrderId(1), Token))!;
                await unit.Orders.SaveAsync(order with { Version = order.Version + 1 }, order.Version, Token);
                await unit.CommitAsync(Token);
            },
            Token)));

        Assert.Equal(Order(1).Version + 40, (await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)))!.Version);
    }

    [Fact]
    public async Task Who_waits_in_vain_for_another_process_is_told_so()
    {
        await using var impatient = new PostgreSqlHost(_site, options => options.LockTimeout = TimeSpan.FromMilliseconds(1));
        await impatient.TenantDatabase.PrepareAsync(Samples.Boris, Token);
        await using var unit = await Storage.BeginAsync(Samples.Boris, Token);

        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => impatient.Storage.BeginAsync(Samples.Boris, Token).AsTask());
        Assert.Equal(("storage.busy", true), (fault.Code, fault.IsTransient));
    }

    [Fact]
    public async Task A_unit_of_work_whose_connection_dies_has_never_happened_and_lets_the_next_one_in()
    {
        await using (var unit = await Storage.BeginAsync(Samples.Anna, Token))
        {
            await unit.Orders.AddAsync(Order(1), Token);
            Assert.Single(await unit.Orders.ListAsync(new OrderQuery(), Token));
            await _site.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_site.Prefix}anna' AND pid <> pg_backend_pid()");
            await Assert.ThrowsAnyAsync<Exception>(() => unit.CommitAsync(Token).AsTask());
        }

        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        Assert.Single(await ReadAsync(view => view.Orders.ListAsync(new OrderQuery(), Token)));
    }

    [Fact]
    public async Task Who_stores_something_new_waits_for_who_names_the_same_and_for_who_writes_alone_and_for_nobody_else()
    {
        await using var other = new PostgreSqlHost(_site, options => options.LockTimeout = TimeSpan.FromMilliseconds(1));
        await other.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using (await Storage.BeginAsync(Samples.Anna, Scope("key-1", 1, 2), Token))
        {
            await using (var beside = await other.Storage.BeginAsync(Samples.Anna, Scope("key-2", 3), Token))
            {
                await beside.Orders.AddAsync(Order(1), Token);
                await beside.CommitAsync(Token);
            }

            await AssertBusyAsync(() => other.Storage.BeginAsync(Samples.Anna, Scope("key-2", 3, 2), Token));
            await AssertBusyAsync(() => other.Storage.BeginAsync(Samples.Anna, Scope("key-1", 3), Token));
            await AssertBusyAsync(() => other.Storage.BeginAsync(Samples.Anna, Token));
        }

        await using (await Storage.BeginAsync(Samples.Anna, Token))
        {
            await AssertBusyAsync(() => other.Storage.BeginAsync(Samples.Anna, Scope("key-3", 4), Token));
        }

        await using var after = await other.Storage.BeginAsync(Samples.Anna, Scope("key-1", 1, 2), Token);
    }

    [Fact]
    public async Task Who_may_have_others_beside_changes_nothing_that_they_could_change()
    {
        await WriteAsync(async unit =>
        {
            await unit.Orders.AddAsync(Order(1), Token);
            await unit.Outbox.AddAsync(Envelope(1), Token);
        });
        var timer = new TimerKey(OrderKey(1), "payment-window");
        await AssertNotAllowedAsync(unit => unit.Orders.SaveAsync(Order(1) with { Version = Order(1).Version + 1 }, Order(1).Version, Token));
        await AssertNotAllowedAsync(unit => unit.Timers.SetAsync(timer, Noon, string.Empty, Token));
        await AssertNotAllowedAsync(unit => unit.Timers.CancelAsync(timer, Token));
        await AssertNotAllowedAsync(unit => unit.Outbox.CompleteAsync(Envelope(1).Id, Token));
        await AssertNotAllowedAsync(unit => unit.Holds.AddAsync(Hold(1) with { Sku = Sku(2) }, Token));
        await AssertNotAllowedAsync(unit => unit.Holds.ObserveAsync(new StockObservation(Samples.Account, Sku(2), Catalogue.Availability.Out, Noon), Token));
    }

    /// <summary>Sessions are not put right between two uses, so each use has to leave them as it found them.</summary>
    [Fact]
    public async Task Whoever_has_a_session_next_finds_no_lock_and_no_setting_of_whoever_had_it_before()
    {
        await _host!.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using (await Storage.BeginAsync(Samples.Anna, Scope("key-1", 1, 2), Token))
        {
        }

        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        await Assert.ThrowsAsync<ConcurrencyException>(() => WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask()));
        Assert.NotNull(await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)));

        for (var look = 0; look < 3; look++)
        {
            await using var context = await _host.Databases.ReadTenantAsync(Samples.Anna, Token);
            Assert.Equal("0, off, read committed, 0 locks", await context.Database
                .SqlQuery<string>(
                    $"""
                    SELECT concat_ws(', ', current_setting('lock_timeout'), current_setting('transaction_read_only'), current_setting('transaction_isolation'),
                        (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) || ' locks') AS "Value"
                    """).SingleAsync(Token));
        }
    }

    protected override int HoldSequences => FullRun.IsAsked ? 300 : base.HoldSequences;

    protected override int OutboxSequences => FullRun.IsAsked ? 500 : base.OutboxSequences;

    private static UnitOfWorkScope Scope(string key, params int[] skus) =>
        new(new IdempotencyKey(key), [.. skus.Select(sku => new StockKey(Samples.Account, Sku(sku)))]);

    private static async Task AssertBusyAsync(Func<ValueTask<ITenantUnitOfWork>> begin)
    {
        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => begin().AsTask());
        Assert.Equal(("storage.busy", true), (fault.Code, fault.IsTransient));
    }

    private async Task AssertNotAllowedAsync(Func<ITenantUnitOfWork, ValueTask> change)
    {
        await using var unit = await Storage.BeginAsync(Samples.Anna, Scope("key-1", 1), Token);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => change(unit).AsTask());
        Assert.Contains("without a scope", fault.Message, StringComparison.Ordinal);
    }

    protected override async ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants)
    {
        server.Require();

        // Hundreds wait here on machines that do other things too; how long is no matter of these tests.
        _host = new PostgreSqlHost(_site, options => options.LockTimeout = TimeSpan.FromMinutes(5), doorbell);
        await server.PrepareAsync(_site, _host, tenants);
        return _host.Storage;
    }
}
