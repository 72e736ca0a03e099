using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>50 tenants' SQLite files under one host, of which one is damaged, one is held by another program, one has a rule of its own against writes and one is not there.</summary>
public sealed class SqliteFaultsTests : IDisposable
{
    private static readonly TenantId[] Tenants = [.. Enumerable.Range(10, 50).Select(number => new TenantId(string.Create(CultureInfo.InvariantCulture, $"t{number}")))];
    private static readonly (TenantId Damaged, TenantId Held, TenantId Refusing, TenantId Missing) Sick = (Tenants[3], Tenants[14], Tenants[25], Tenants[36]);
    private static readonly TenantId[] Ill = [Sick.Damaged, Sick.Held, Sick.Refusing, Sick.Missing];
    private static readonly TenantId[] Others = [.. Tenants.Except(Ill)];

    private readonly TemporaryFolder _folder = new();
    private readonly TurnedClock _clock = new(TimeSpan.FromMilliseconds(100));
    private readonly LagRecorder _recorder = new();
    private readonly WorkerReports _reports = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _reports.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_46_others_do_not_notice_who_is_sick_is_told_of_and_catches_up_by_itself()
    {
        await PrepareAsync();
        await using var host = NewHost(runWorkers: true);
        var (damaged, missing) = (_folder.TenantFile(Sick.Damaged), _folder.TenantFile(Sick.Missing));
        File.Copy(damaged, damaged + ".backup");
        await File.WriteAllTextAsync(damaged, new string('x', 4096), Token);
        File.Move(missing, missing + ".away");
        await MarkAsync(Sick.Refusing, "CREATE TRIGGER refuse BEFORE INSERT ON leases BEGIN SELECT RAISE(ABORT, 'refused'); END");
        await using var holder = await OpenAsync(Sick.Held);
        await ExecuteAsync(holder, "BEGIN IMMEDIATE");

        await host.StartAsync();
        foreach (var tenant in Others)
        {
            await host.RaiseAsync(host.Storage, tenant);
        }

        await _clock.UntilAsync(_recorder.WaitAsync(Others, Token));
        foreach (var tenant in Others)
        {
            await _clock.UntilAsync($"the outbox of {tenant} is empty", async () => await CountAsync(host, tenant) == 0);
        }

        await _clock.UntilAsync("all that are sick are told of", () => Task.FromResult(Ill.All(tenant => _reports.Has(5001, tenant, string.Empty))));
        AssertTold(Sick.Damaged, "restore the database");
        AssertTold(Sick.Missing, "tenant.unknown");
        AssertTold(Sick.Refusing, "SQLite 19");
        AssertTold(Sick.Held, "cannot be reached or opened");
        Assert.DoesNotContain(_reports.Told, told => told.Event == 5001 && Others.Any(other => told.Text.Contains($"tenant {other}", StringComparison.Ordinal)));

        await ExecuteAsync(holder, "ROLLBACK");
        File.Copy(damaged + ".backup", damaged, overwrite: true);
        File.Move(missing + ".away", missing);
        await MarkAsync(Sick.Refusing, "DROP TRIGGER refuse");
        await _clock.UntilAsync("all that were sick have caught up", () => Task.FromResult(_recorder.Handled == Tenants.Length));
        foreach (var tenant in Ill)
        {
            await _clock.UntilAsync($"the outbox of {tenant} is empty", async () => await CountAsync(host, tenant) == 0);
        }
    }

    /// <summary>Tenants are taken on, and the sick ones have an event that waits, before there is any background work.</summary>
    private async Task PrepareAsync()
    {
        // One is migrated, the others are copies of it that are told whose they are: migrating 50 takes long.
        await using (var first = NewHost(runWorkers: false))
        {
            await first.StartAsync();
            await first.Tenants.OnboardAsync(Tenants[0], Tenants[0].Value, Token);
        }

        foreach (var tenant in Tenants.Skip(1))
        {
            File.Copy(_folder.TenantFile(Tenants[0]), _folder.TenantFile(tenant));
            await MarkAsync(tenant, $"UPDATE database_owner SET tenant = '{tenant}'");
        }

        await using var host = NewHost(runWorkers: false);
        await host.StartAsync();
        foreach (var tenant in Tenants.Skip(1))
        {
            await host.Tenants.OnboardAsync(tenant, tenant.Value, Token);
        }

        foreach (var tenant in Ill)
        {
            await host.RaiseAsync(host.Storage, tenant);
        }
    }

    private void AssertTold(TenantId tenant, string words) =>
        Assert.True(_reports.Has(5001, tenant, words), $"{words}: {_reports.Told.FirstOrDefault(told => told.Text.Contains($"tenant {tenant}", StringComparison.Ordinal)).Text}");

    private async Task MarkAsync(TenantId tenant, string statement)
    {
        await using var connection = await OpenAsync(tenant);
        await ExecuteAsync(connection, statement);
    }

    private async Task<SqliteConnection> OpenAsync(TenantId tenant)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder.TenantFile(tenant), Pooling = false }.ConnectionString);
        await connection.OpenAsync(Token);
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<int> CountAsync(BackgroundHost host, TenantId tenant)
    {
        await using var view = await host.Storage.ReadAsync(tenant, Token);
        return await view.Outbox.CountAsync(Token);
    }

    private BackgroundHost NewHost(bool runWorkers) => new(
        _folder,
        builder =>
        {
            builder.Services.AddSingleton(_recorder);
            builder.Services.AddSingleton(_clock.Time);
            builder.Services.AddSingleton<ILoggerProvider>(_reports);
            builder.AddEventHandler<OrderPlaced, LagRecorder>("lag");
        },
        options =>
        {
            options.RunWorkers = runWorkers;
            options.Parallelism = 2;
        },
        storage => storage.BusyTimeout = TimeSpan.FromMilliseconds(200));
}
