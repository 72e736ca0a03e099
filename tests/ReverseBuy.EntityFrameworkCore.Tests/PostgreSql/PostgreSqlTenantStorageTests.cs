using Microsoft.EntityFrameworkCore;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlTenantStorageTests(PostgreSqlServer server) : TenantStorageSuite
{
    private readonly PostgreSqlSite _site = new();
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

    protected override int HoldSequences => FullRun.IsAsked ? 300 : base.HoldSequences;

    protected override int OutboxSequences => FullRun.IsAsked ? 500 : base.OutboxSequences;

    protected override async ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants)
    {
        server.Require();
        _host = new PostgreSqlHost(_site, doorbell: doorbell);
        await server.PrepareAsync(_site, _host, tenants);
        return _host.Storage;
    }
}
