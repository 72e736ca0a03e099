using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ReverseBuy.EntityFrameworkCore.PostgreSql;
using ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;
using ReverseBuy.EntityFrameworkCore.Tests.Schemas;
using Server = ReverseBuy.EntityFrameworkCore.PostgreSql.Databases.PostgreSqlServer;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>Each template here is another process's; what it migrates with is a table that is named after the version.</summary>
public sealed class TenantTemplateTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const string Old = "20270101000000_Herbs";
    private const string New = "20270201000000_Colours";

    private readonly PostgreSqlSite _site = new();
    private readonly List<TenantTemplate> _templates = [];
    private readonly ConcurrentQueue<string> _migrated = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Prefix => _site.Prefix + "template_";

    public ValueTask InitializeAsync()
    {
        server.Require();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _templates.ForEach(template => template.Dispose());
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Tenants_get_copies_of_one_that_was_migrated_once()
    {
        var template = Start(Old);
        await template.CreateAsync(Named("anna"), Token);
        await template.CreateAsync(Named("boris"), Token);
        await Start(Old).CreateAsync(Named("clara"), Token);

        Assert.Single(_migrated);
        Assert.Equal([Named("anna"), Named("boris"), Named("clara"), template.Name], await _site.DatabasesAsync());
        foreach (var database in new[] { Named("anna"), Named("boris"), Named("clara") })
        {
            Assert.Equal(["herbs"], await TablesAsync(database));
        }
    }

    [Fact]
    public async Task Nobody_can_connect_to_a_template()
    {
        var template = Start(Old);
        await template.CreateAsync(Named("anna"), Token);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _site.ExecuteAsync("SELECT 1", template.Name));
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, refused.SqlState);
    }

    [Fact]
    public async Task A_database_that_is_there_is_left_as_it_is()
    {
        await _site.ExecuteAsync($"CREATE DATABASE \"{Named("anna")}\"");
        await Start(Old).CreateAsync(Named("anna"), Token);
        Assert.Empty(_migrated);
        Assert.Empty(await TablesAsync(Named("anna")));
    }

    [Fact]
    public async Task Two_processes_make_one_and_neither_copies_it_before_it_is_whole()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Start(Old, async name =>
        {
            begun.SetResult();
            await go.Task;
            await MigrateAsync(Old, name);
        });
        var making = first.CreateAsync(Named("anna"), Token).AsTask();
        await begun.Task.WaitAsync(Token);
        var waiting = Start(Old).CreateAsync(Named("boris"), Token).AsTask();
        while (await AskAsync(
            $"SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND (classid::bigint << 32 | objid::bigint) = hashtextextended('{first.Name}', 0)") == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), Token);
        }

        Assert.DoesNotContain(first.Name, await _site.DatabasesAsync());
        Assert.DoesNotContain(Named("boris"), await _site.DatabasesAsync());
        go.SetResult();
        await Task.WhenAll(making, waiting);

        Assert.Single(_migrated);
        Assert.Equal([Named("anna"), Named("boris"), first.Name], await _site.DatabasesAsync());
        Assert.Equal(["herbs"], await TablesAsync(Named("boris")));
    }

    [Fact]
    public async Task Many_at_once_in_two_processes_make_one()
    {
        TenantTemplate[] processes = [Start(Old), Start(Old)];
        string[] databases = [.. Enumerable.Range(0, 8).Select(number => Named($"tenant{number}"))];
        await Task.WhenAll(databases.Select((database, number) => Task.Run(() => processes[number % 2].CreateAsync(database, Token).AsTask(), Token)));
        Assert.Single(_migrated);
        foreach (var database in databases)
        {
            Assert.Equal(["herbs"], await TablesAsync(database));
        }
    }

    [Fact]
    public async Task What_a_process_that_was_killed_in_the_middle_left_is_never_copied_and_is_dropped()
    {
        var killed = Start(Old, async name =>
        {
            await _site.ExecuteAsync("CREATE TABLE half_done (name text)", name);
            await EndAsync(name);
            throw new KilledException();
        });
        await Assert.ThrowsAsync<KilledException>(() => killed.CreateAsync(Named("anna"), Token).AsTask());
        var left = Assert.Single(await _site.DatabasesAsync());
        Assert.StartsWith(killed.Name + "_", left, StringComparison.Ordinal);

        await Start(Old).CreateAsync(Named("anna"), Token);
        Assert.Equal([Named("anna"), killed.Name], await _site.DatabasesAsync());
        Assert.Equal(["herbs"], await TablesAsync(Named("anna")));
    }

    [Fact]
    public async Task Who_has_lost_the_lock_makes_no_template_and_the_tenant_gets_an_empty_database()
    {
        var template = Start(Old, async name =>
        {
            await MigrateAsync(Old, name);
            await EndAsync(name);
        });
        await template.CreateAsync(Named("anna"), Token);
        Assert.DoesNotContain(template.Name, await _site.DatabasesAsync());
        Assert.Empty(await TablesAsync(Named("anna")));
    }

    [Fact]
    public async Task A_template_of_another_version_is_not_copied_and_an_older_one_goes()
    {
        var old = Start(Old);
        await old.CreateAsync(Named("anna"), Token);
        var newer = Start(New);
        await newer.CreateAsync(Named("boris"), Token);
        Assert.Equal(["colours"], await TablesAsync(Named("boris")));
        Assert.Equal([Named("anna"), Named("boris"), newer.Name], await _site.DatabasesAsync());

        // A host that is not updated yet goes on, and does not take the newer ones' away.
        await old.CreateAsync(Named("clara"), Token);
        Assert.Equal(["herbs"], await TablesAsync(Named("clara")));
        Assert.Equal([Named("anna"), Named("boris"), Named("clara"), old.Name, newer.Name], await _site.DatabasesAsync());
    }

    [Fact]
    public async Task A_role_that_may_not_copy_it_gets_empty_databases_and_asks_once()
    {
        await Start(Old).CreateAsync(Named("anna"), Token);
        var role = _site.Prefix + "role";
        await _site.ExecuteAsync($"CREATE ROLE \"{role}\" LOGIN CREATEDB");
        try
        {
            var refused = Start(Old, role: role);
            await refused.CreateAsync(Named("boris"), Token);
            await refused.CreateAsync(Named("clara"), Token);
            Assert.Empty(await TablesAsync(Named("boris")));
            Assert.Empty(await TablesAsync(Named("clara")));
            Assert.Single(_migrated);
        }
        finally
        {
            await _site.ExecuteAsync($"DROP DATABASE IF EXISTS \"{Named("boris")}\"");
            await _site.ExecuteAsync($"DROP DATABASE IF EXISTS \"{Named("clara")}\"");
            await _site.ExecuteAsync($"DROP ROLE \"{role}\"");
        }
    }

    [Fact]
    public async Task What_fails_while_it_is_made_is_left_to_the_ordinary_way()
    {
        var template = Start(Old, name => _site.ExecuteAsync("SELECT 1 / 0", name));
        await template.CreateAsync(Named("anna"), Token);
        Assert.Empty(await TablesAsync(Named("anna")));
        Assert.DoesNotContain(template.Name, await _site.DatabasesAsync());
    }

    private string Named(string tenant) => _site.Prefix + tenant;

    private TenantTemplate Start(string version, Func<string, Task>? migrate = null, string role = "postgres")
    {
        var options = new PostgreSqlStorageOptions
        {
            ConnectionString = new NpgsqlConnectionStringBuilder(_site.ConnectionString(_site.ControlDatabase)) { Username = role }.ConnectionString,
            TenantDatabasePrefix = _site.Prefix,
        };
        var template = new TenantTemplate(
            new Server(null, options, NullLogger.Instance),
            Prefix,
            version,
            options.LockTimeout,
            async (name, _) => await (migrate?.Invoke(name) ?? MigrateAsync(version, name)),
            NullLogger.Instance);
        _templates.Add(template);
        return template;
    }

    private async Task MigrateAsync(string version, string database)
    {
        _migrated.Enqueue(database);
        await _site.ExecuteAsync($"CREATE TABLE {version.Split('_')[1]} (name text)", database);
    }

    // The process whose template this is to be is gone, and with it the connection that had the lock.
    private Task EndAsync(string unfinished) => _site.ExecuteAsync($"SELECT pg_terminate_backend({unfinished.Split('_')[^1]}, 10000)");

    private async Task<IReadOnlyList<string>> TablesAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(_site.ConnectionString(database) + ";Pooling=False");
        await using var command = source.CreateCommand("SELECT coalesce(array_agg(tablename::text), '{}') FROM pg_tables WHERE schemaname = 'public'");
        return (string[])(await command.ExecuteScalarAsync(Token))!;
    }

    private async Task<int> AskAsync(string question)
    {
        await using var source = NpgsqlDataSource.Create(_site.ConnectionString("postgres") + ";Pooling=False");
        await using var command = source.CreateCommand(question);
        return (int)(await command.ExecuteScalarAsync(Token))!;
    }
}
