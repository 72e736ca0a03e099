using System.Data.Common;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

/// <summary>What a host is promised that brings a transaction along.</summary>
public abstract class HostTransactionSuite : IAsyncLifetime
{
    private protected RecordingDoorbell Doorbell { get; } = new();

    private protected FakeTimeProvider Time { get; } = new();

    private protected abstract ITenantStorage Storage { get; }

    private protected abstract IHostTransactions Hosts { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task What_the_host_writes_and_what_is_written_for_it_become_true_together()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using (Hosts.UseTransaction(Samples.Anna, transaction))
        {
            await AddPointsAsync(connection, transaction, 10);
            await PlaceAsync(1);
            Assert.Equal(0, await CountOrdersAsync());
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(1, await CountOrdersAsync());
        Assert.Equal(10, await PointsAsync());
        Assert.Single(await ReadAsync(view => view.Outbox.ListReadyAsync(Noon, 9, Token)));
    }

    [Fact]
    public async Task What_the_host_rolls_back_has_never_happened_for_either()
    {
        await using (var connection = await ConnectAsync(Samples.Anna))
        {
            await using var transaction = await connection.BeginTransactionAsync(Token);
            await using (Hosts.UseTransaction(Samples.Anna, transaction))
            {
                await AddPointsAsync(connection, transaction, 10);
                await PlaceAsync(1);
                await transaction.RollbackAsync(Token);
            }
        }

        Assert.Equal(0, await CountOrdersAsync());
        Assert.Equal(0, await PointsAsync());
        Assert.Equal(0, await ReadAsync(view => view.Outbox.CountAsync(Token)));
        await PlaceAsync(1);
        Assert.Equal(1, await CountOrdersAsync());
    }

    [Fact]
    public async Task A_unit_of_work_that_is_given_up_or_refused_takes_back_its_own_part_alone()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using (Hosts.UseTransaction(Samples.Anna, transaction))
        {
            await AddPointsAsync(connection, transaction, 10);
            await PlaceAsync(1);
            await using (var givenUp = await Storage.BeginAsync(Samples.Anna, Token))
            {
                await givenUp.Orders.AddAsync(Order(2), Token);
                Assert.Equal(2, (await givenUp.Orders.ListAsync(new OrderQuery(), Token)).Count);
            }

            await Assert.ThrowsAsync<ConcurrencyException>(() => PlaceAsync(1));
            await PlaceAsync(3);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(2, await CountOrdersAsync());
        Assert.Equal(10, await PointsAsync());
    }

    [Fact]
    public async Task A_transaction_that_is_to_be_begun_is_begun_when_something_is_written_and_not_before()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        DbTransaction? transaction = null;
        await using (Hosts.UseTransaction(Samples.Anna, async token => transaction = await connection.BeginTransactionAsync(token)))
        {
            // What others do before is not held up by it.
            Assert.Null(transaction);
            await Storage.FindCommandAsync(Samples.Anna, new IdempotencyKey("any"), Token);
            Assert.Null(transaction);

            await PlaceAsync(1);
            await PlaceAsync(2);
            await AddPointsAsync(connection, transaction!, 7);
            await transaction!.CommitAsync(Token);
        }

        await transaction.DisposeAsync();
        Assert.Equal((2, 7), (await CountOrdersAsync(), await PointsAsync()));
    }

    [Fact]
    public async Task Writers_of_our_own_wait_until_the_host_has_committed_and_then_see_what_it_wrote()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        DbTransaction? transaction = null;
        Task<ITenantUnitOfWork> other;
        await using (Hosts.UseTransaction(Samples.Anna, async token => transaction = await connection.BeginTransactionAsync(token)))
        {
            await PlaceAsync(1);
            using (ExecutionContext.SuppressFlow())
            {
                other = Task.Run(async () => await Storage.BeginAsync(Samples.Anna, Token), Token);
            }

            await PlaceAsync(2);
            Assert.False(other.IsCompleted);
            await transaction!.CommitAsync(Token);
        }

        await using var unit = await other;
        Assert.Equal(2, (await unit.Orders.ListAsync(new OrderQuery(), Token)).Count);
        await transaction.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_to_hear_of_it_is_rung_at_once_and_again_after_1_5_and_30_seconds_and_when_the_use_ends()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using (Hosts.UseTransaction(Samples.Anna, transaction))
        {
            await PlaceAsync(1);
            Assert.Equal([(Samples.Anna, WorkerNames.Outbox)], Doorbell.Promises);
            Assert.Equal([(Samples.Anna, WorkerNames.Outbox)], Doorbell.Rings);
            foreach (var (until, rings) in new[] { (0.9, 1), (1.1, 2), (4.9, 2), (5.1, 3), (29.9, 3), (30.1, 4), (600, 4) })
            {
                Time.Advance(Time.Start + TimeSpan.FromSeconds(until) - Time.GetUtcNow());
                Assert.Equal(rings, Doorbell.Rings.Count);
            }

            await transaction.CommitAsync(Token);
        }

        Assert.Equal(5, Doorbell.Rings.Count);
    }

    [Fact]
    public async Task Nobody_is_rung_for_a_unit_of_work_that_was_given_up()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using (Hosts.UseTransaction(Samples.Anna, transaction))
        {
            await using var unit = await Storage.BeginAsync(Samples.Anna, Token);
            await unit.Outbox.AddAsync(Envelope(1), Token);
        }

        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(Doorbell.Rings);
    }

    [Fact]
    public async Task A_transaction_on_another_tenants_database_is_refused_and_nothing_is_written()
    {
        await using var connection = await ConnectAsync(Samples.Boris);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using (Hosts.UseTransaction(Samples.Anna, transaction))
        {
            Assert.Equal("storage.wrong_tenant", (await Assert.ThrowsAsync<ReverseBuyException>(() => PlaceAsync(1))).Code);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(0, await CountOrdersAsync());
        Assert.Equal(0, await CountOrdersAsync(Samples.Boris));
    }

    [Fact]
    public async Task Another_tenant_and_another_flow_have_units_of_work_of_their_own()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using (Hosts.UseTransaction(Samples.Anna, transaction))
        {
            await PlaceAsync(1, Samples.Boris);
            await transaction.RollbackAsync(Token);
        }

        Assert.Equal(1, await CountOrdersAsync(Samples.Boris));
    }

    [Fact]
    public async Task What_was_started_inside_and_goes_on_after_the_end_is_refused()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task late;
        await using var connection = await ConnectAsync(Samples.Anna);
        await using (var transaction = await connection.BeginTransactionAsync(Token))
        {
            await using (Hosts.UseTransaction(Samples.Anna, transaction))
            {
                late = PlaceLaterAsync(go.Task);
            }
        }

        go.SetResult();
        Assert.Contains("has ended", (await Assert.ThrowsAsync<InvalidOperationException>(() => late)).Message, StringComparison.Ordinal);
        await PlaceAsync(2);
        Assert.Equal(1, await CountOrdersAsync());
    }

    [Fact]
    public async Task One_transaction_does_not_hide_another_and_one_that_has_ended_takes_nothing()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using (Hosts.UseTransaction(Samples.Anna, transaction))
        {
            Assert.Throws<InvalidOperationException>(() => Hosts.UseTransaction(Samples.Boris, transaction));
            await transaction.CommitAsync(Token);
            Assert.Contains("has ended", (await Assert.ThrowsAsync<InvalidOperationException>(() => PlaceAsync(1))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_begin_that_fails_holds_nobody_up()
    {
        await using (Hosts.UseTransaction(Samples.Anna, _ => throw new TimeoutException("The host's pool is empty.")))
        {
            await Assert.ThrowsAsync<TimeoutException>(() => PlaceAsync(1));
        }

        await PlaceAsync(1);
        Assert.Equal(1, await CountOrdersAsync());
    }

    /// <summary>Opens a connection as the host has one.</summary>
    private protected abstract DbConnection Connection(TenantId tenant);

    private protected async Task<DbConnection> ConnectAsync(TenantId tenant)
    {
        var connection = Connection(tenant);
        await connection.OpenAsync(Token);
        return connection;
    }

    private protected async Task MakeHostTableAsync()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE host_points (points integer NOT NULL)";
        await command.ExecuteNonQueryAsync(Token);
    }

    private protected async Task PlaceAsync(int number, TenantId? tenant = null)
    {
        await using var unit = await Storage.BeginAsync(tenant ?? Samples.Anna, Token);
        await unit.Orders.AddAsync(Order(number), Token);
        await unit.Outbox.AddAsync(Envelope(number) with { Tenant = tenant ?? Samples.Anna }, Token);
        await unit.CommitAsync(Token);
    }

    private async Task PlaceLaterAsync(Task go)
    {
        await go;
        await PlaceAsync(1);
    }

    private async Task<int> CountOrdersAsync(TenantId? tenant = null) => (await ReadAsync(view => view.Orders.ListAsync(new OrderQuery(), Token), tenant)).Count;

    private async Task<T> ReadAsync<T>(Func<ITenantView, ValueTask<T>> read, TenantId? tenant = null)
    {
        await using var view = await Storage.ReadAsync(tenant ?? Samples.Anna, Token);
        return await read(view);
    }

    private static async Task AddPointsAsync(DbConnection connection, DbTransaction transaction, int points)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"INSERT INTO host_points VALUES ({points})");
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task<int> PointsAsync()
    {
        await using var connection = await ConnectAsync(Samples.Anna);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(SUM(points), 0) FROM host_points";
        return Convert.ToInt32(await command.ExecuteScalarAsync(Token), System.Globalization.CultureInfo.InvariantCulture);
    }
}
