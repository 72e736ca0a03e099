using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Auditing;
using ReverseBuy.Blobs;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Orders;
using ReverseBuy.Settings;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;
using ReverseBuy.Testing.Storage;
using ReverseBuy.Testing.Suites;
using ReverseBuy.Testing.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Archives;

public sealed class TenantArchiveTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const string Passphrase = "correct horse battery";
    private static readonly int Damages = FullRun.IsAsked ? 30 : 10;
    private static readonly NewTenant Anna = new(Samples.Anna, "Anna");
    private static readonly BlobId Photo = new(Guid.Parse("00000000-0000-0000-0000-000000000007", null));

    private readonly TemporaryFolder _folder = new();
    private readonly PostgreSqlSite _site = new();
    private readonly List<LifeHost> _hosts = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        _folder.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task From_sqlite_to_postgresql_and_back_every_row_and_photo_is_the_same()
    {
        server.Require();
        var (first, second, third) = (OnSqlite("a"), OnPostgreSql(), OnSqlite("b"));
        await FillAsync(first);

        var (archive, exported) = await ExportAsync(first, Samples.Anna, Passphrase);
        var moved = await ImportAsync(second, archive, Passphrase);
        var (again, exportedAgain) = await ExportAsync(second, Samples.Anna, Passphrase);
        var back = await ImportAsync(third, again, Passphrase);

        Assert.All(new[] { "orders", "order_lines", "purchase_orders", "packages", "parcels", "found_items", "recipients", "stock_holds", "money_entries", "history", "outbox", "inbox", "timers", "commands", "snapshots", "credentials", "credential_changes", "credential_uses", "leases" },
            table => Assert.True(exported.Rows[table] > 0, table));
        Assert.Equal(1, exported.Photos);
        foreach (var report in new[] { moved, exportedAgain, back })
        {
            Assert.Equal(exported.Checksum, report.Checksum);
            Assert.Equal(exported.Rows.OrderBy(row => row.Key), report.Rows.OrderBy(row => row.Key));
            Assert.Equal(1, report.Photos);
        }

        foreach (var host in _hosts)
        {
            Assert.Equal("""{"languages":["en","pt-BR"],"quotas":{"ordersADay":40}}""", await SettingsAsync(host));
            Assert.Equal("secret-token", (await host.Get<ICredentialStore>().FindAsync(Samples.Anna, Samples.Marketplace, Samples.Account, Token))!.AccessToken);
            Assert.Equivalent(StorageSamples.Recipient(1), await host.FindRecipientAsync(Samples.Anna, Token), strict: true);
            Assert.Equivalent(StorageSamples.Order(1), Assert.Single(await host.OrdersAsync(Samples.Anna, Token)), strict: true);
            await using var photo = (await host.Get<IBlobStore>().OpenAsync(Samples.Anna, Photo, Token))!;
            Assert.Equal(100_000, photo.Length);
        }
    }

    [Fact]
    public async Task What_was_imported_goes_on_as_what_was_exported_would_have()
    {
        server.Require();
        var (first, second) = (OnSqlite("a"), OnPostgreSql());
        await FillAsync(first);
        await ImportAsync(second, (await ExportAsync(first, Samples.Anna, Passphrase)).Archive, Passphrase);

        // New rows are numbered after those there are, by each engine in its own way.
        await second.CommandAsync(Samples.Anna, Token);
        await using var unit = await second.Get<ITenantStorage>().BeginAsync(Samples.Anna, Token);
        await unit.Orders.AddAsync(StorageSamples.Order(2), Token);
        await unit.Outbox.AddAsync(StorageSamples.Envelope(2), Token);
        await unit.Money.AddAsync(StorageSamples.Entry(2, StorageSamples.OrderKey(2)), Token);
        await unit.History.AddAsync(StorageSamples.Transition(StorageSamples.OrderKey(2), 1), Token);
        await unit.CommitAsync(Token);
        await second.Get<ICredentialStore>().RemoveAsync(Samples.Anna, Samples.Marketplace, Samples.Account, new Actor(ActorKind.Host, "test"), Token);
        await second.Get<ICredentialAuditStore>().AddUsesAsync(
            Samples.Anna, [new(Samples.Marketplace, Samples.Account, CredentialPurpose.Renewal, Samples.Noon, 1, 0)], DateTimeOffset.MinValue, Token);
        Assert.Equal(2, (await second.OrdersAsync(Samples.Anna, Token)).Count);
        Assert.Equal(2, (await second.Get<ICredentialAuditStore>().ListChangesAsync(Samples.Anna, new(), Token)).Count);
    }

    [Fact]
    public async Task Exporting_deleting_and_importing_gives_equal_data()
    {
        var host = OnSqlite("a");
        await FillAsync(host);
        var (archive, before) = await ExportAsync(host, Samples.Anna, Passphrase);

        Assert.IsType<DeleteTenantResult.Deleted>(await host.Life.DeleteAsync(Samples.Anna, Token));
        await ImportAsync(host, archive, Passphrase);

        Assert.Equal(before.Checksum, (await ExportAsync(host, Samples.Anna, Passphrase)).Report.Checksum);
    }

    [Fact]
    public async Task Without_a_passphrase_no_secret_is_in_the_archive_and_the_report_says_how_many_are_not()
    {
        var (first, second) = (OnSqlite("a"), OnSqlite("b"));
        await FillAsync(first);

        var (archive, report) = await ExportAsync(first, Samples.Anna, null);

        Assert.Equal([("credentials", 1L), ("recipients", 1L)], report.LeftOut.Select(row => (row.Key, row.Value)).Order());
        await ImportAsync(second, archive, null);
        Assert.Null(await second.Get<ICredentialStore>().FindAsync(Samples.Anna, Samples.Marketplace, Samples.Account, Token));
        Assert.Null(await second.FindRecipientAsync(Samples.Anna, Token));
        Assert.Single(await second.OrdersAsync(Samples.Anna, Token));
    }

    [Fact]
    public async Task A_sealed_archive_shows_no_secret_and_opens_with_its_passphrase_alone()
    {
        var (first, second) = (OnSqlite("a"), OnSqlite("b"));
        await FillAsync(first);
        var (archive, _) = await ExportAsync(first, Samples.Anna, Passphrase);

        Assert.Equal(-1, archive.AsSpan().IndexOf("secret-token"u8));
        foreach (var passphrase in new[] { null, "wrong horse battery" })
        {
            Assert.Equal(TenantArchiveProblem.WrongPassphrase, (await RefusedAsync(second, archive, passphrase)).Problem);
        }

        await Assert.ThrowsAsync<ArgumentException>(() => ExportAsync(first, Samples.Anna, "too short"));
    }

    [Fact]
    public async Task An_archive_that_was_cut_off_or_changed_anywhere_is_refused_and_leaves_nothing_behind()
    {
        var (first, second) = (OnSqlite("a"), OnSqlite("b"));
        await FillAsync(first);
        var (archive, _) = await ExportAsync(first, Samples.Anna, null);
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");
        var random = new Random(seed);

        for (var round = 0; round < Damages; round++)
        {
            // The last byte is an end of line, without which the archive is whole.
            await RefusedAsync(second, archive[..random.Next(archive.Length - 1)], null);
            var changed = archive.ToArray();
            var place = random.Next(changed.Length - 1);
            changed[place] = changed[place] == (byte)'7' ? (byte)'8' : (byte)'7';
            await RefusedAsync(second, changed, null);
        }

        Assert.Empty(await second.Get<ITenants>().ListAsync(Token));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder.Path, "b", "tenants")));
    }

    [Fact]
    public async Task An_archive_of_a_newer_version_is_told_from_a_damaged_one()
    {
        var host = OnSqlite("a");
        foreach (var lines in new[]
        {
            "{\"format\":\"reversebuy-tenant\",\"version\":2}\n",
            "{\"format\":\"reversebuy-tenant\",\"version\":1,\"accounts\":{}}\n{\"table\":\"wishes\",\"columns\":[]}\n",
            "{\"format\":\"reversebuy-tenant\",\"version\":1,\"accounts\":{}}\n{\"table\":\"timers\",\"columns\":[\"mood\"]}\n",
        })
        {
            Assert.Equal(TenantArchiveProblem.Newer, (await RefusedAsync(host, System.Text.Encoding.UTF8.GetBytes(lines), null)).Problem);
        }
    }

    [Fact]
    public async Task An_import_that_was_broken_off_anywhere_begins_anew()
    {
        // Making the key of a passphrase takes most of an import's time and is no step that could be broken off.
        var passphrase = FullRun.IsAsked ? Passphrase : null;
        var (first, second) = (OnSqlite("a"), OnSqlite("b"));
        await FillAsync(first);
        var (archive, before) = await ExportAsync(first, Samples.Anna, passphrase);
        for (var calls = 0; ; calls++)
        {
            second.Power.CallsLeft = calls;
            var isBroken = false;
            try
            {
                await ImportAsync(second, archive, passphrase);
            }
            catch (PowerLostException)
            {
                isBroken = true;
            }

            second.Power.CallsLeft = int.MaxValue;
            if (isBroken)
            {
                Assert.Equal(before.Checksum, (await ImportAsync(second, archive, passphrase)).Checksum);
            }

            await second.Life.DeleteAsync(Samples.Anna, Token);
            if (!isBroken)
            {
                Assert.True(calls > 5, $"{calls} steps");
                return;
            }
        }
    }

    [Fact]
    public async Task Settings_are_noted_as_imported_and_those_that_make_no_sense_are_refused_with_the_archive()
    {
        var (first, second) = (OnSqlite("a"), OnSqlite("b"));
        await FillAsync(first);
        await ImportAsync(second, (await ExportAsync(first, Samples.Anna, null)).Archive, null);
        var note = Assert.Single(await second.Get<ITenantSettings>().ListChangesAsync(Samples.Anna, cancellationToken: Token));
        Assert.Equal((1, "System:import", 2), (note.Version, $"{note.By}", note.Differences.Count));
        await second.Life.DeleteAsync(Samples.Anna, Token);

        await first.Get<ITenantSettingsStore>().TrySaveAsync(Samples.Anna, new TenantSettings { Languages = ["?"] }, note with { Version = 2 }, Token);
        var refused = await RefusedAsync(second, (await ExportAsync(first, Samples.Anna, null)).Archive, null);

        Assert.Equal(TenantArchiveProblem.Damaged, refused.Problem);
        Assert.Contains("languages[0]", refused.Detail, StringComparison.Ordinal);
        Assert.Empty(await second.Get<ITenants>().ListAsync(Token));
        Assert.Equal("{}", await SettingsAsync(second));
    }

    [Fact]
    public async Task Who_is_there_is_not_imported_over_and_who_is_not_there_is_not_exported()
    {
        var host = OnSqlite("a");
        await FillAsync(host);
        using var archive = new MemoryStream((await ExportAsync(host, Samples.Anna, null)).Archive);

        Assert.IsType<ImportTenantResult.AlreadyThere>(await host.Get<ITenantArchive>().ImportAsync(Anna, archive, null, Token));
        Assert.IsType<ImportTenantResult.UnknownServer>(await host.Get<ITenantArchive>().ImportAsync(new NewTenant(Samples.Boris, "B") { Server = "nowhere" }, archive, null, Token));
        Assert.IsType<ExportTenantResult.Unknown>(await host.Get<ITenantArchive>().ExportAsync(Samples.Boris, Stream.Null, new ExportTenantOptions(), Token));
    }

    /// <summary>The archive is as it should be, its checksum too; but whoever wrote it named the tenant as it pleased him.</summary>
    [Fact]
    public async Task Whatever_an_archive_says_whose_it_is_only_the_importer_decides()
    {
        var (first, second) = (OnSqlite("a"), OnSqlite("b"));
        await FillAsync(first);
        var lines = System.Text.Encoding.UTF8.GetString((await ExportAsync(first, Samples.Anna, null)).Archive).TrimEnd('\n').Split('\n');
        foreach (var text in new[] { "../../plum", "C:\\plum", "plum.db\0", "lotus'; DROP TABLE tenants; --", "con", new string('a', 10 * 1024) })
        {
            lines[0] = JsonSerializer.Serialize(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(lines[0])!.Select(
                pair => pair.Key is "tenant" or "name" ? new(pair.Key, JsonSerializer.SerializeToElement(text)) : pair).ToDictionary());
            var rest = string.Concat(lines[..^1].Select(line => line + "\n"));
            var sum = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(rest)));

            await ImportAsync(second, System.Text.Encoding.UTF8.GetBytes($"{rest}{{\"sha256\":\"{sum}\"}}\n"), null);

            var tenant = Assert.Single(await second.Get<ITenants>().ListAsync(Token));
            Assert.Equal((Samples.Anna, "Anna"), (tenant.Id, tenant.Name));
            Assert.Equal(
                ["control.db", Path.Combine("tenants", "anna.db")],
                Directory.EnumerateFiles(Path.Combine(_folder.Path, "b"), "*.db", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Path.Combine(_folder.Path, "b"), file)).Order(StringComparer.Ordinal));
            await second.Life.DeleteAsync(Samples.Anna, Token);
        }
    }

    [Fact]
    public async Task Names_in_an_archive_that_attack_are_refused_and_not_shown()
    {
        var host = OnSqlite("a");
        foreach (var text in new[] { "../plum", "lotus\0", "lotus\u001b[2J", "\u202elotus", "\ud800", new string('a', 10 * 1024) })
        {
            // Letter by letter: half of a pair is none that a serializer writes.
            var written = "\"" + string.Concat(text.Select(letter => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"))) + "\"";
            const string Head = "{\"format\":\"reversebuy-tenant\",\"version\":1,\"accounts\":{}}\n";
            foreach (var lines in new[]
            {
                $"{{\"format\":{written},\"version\":1}}\n",
                $"{{{written}:1,\"format\":\"reversebuy-tenant\",\"version\":1,\"accounts\":{{{written}:{written}}}}}\n{{\"table\":{written}}}\n",
                $"{Head}{{\"table\":{written},\"columns\":[]}}\n",
                $"{Head}{{\"table\":\"timers\",\"columns\":[{written}]}}\n",
                $"{Head}{{\"photo\":{written}}}\n",
                $"{Head}{{\"sha256\":{written}}}\n",
            })
            {
                var refused = await RefusedAsync(host, System.Text.Encoding.UTF8.GetBytes(lines), null);
                Assert.DoesNotContain(refused.Detail, char.IsControl);
                Assert.True(refused.Detail.Length < 200, refused.Detail);
            }
        }

        Assert.Equal(["control.db"], Directory.EnumerateFiles(_folder.Path, "*.db", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    private static async Task<string> SettingsAsync(LifeHost host) =>
        SettingsFormat.Write((await host.Get<ITenantSettingsStore>().FindAsync(Samples.Anna, Token)).Settings);

    private static async Task FillAsync(LifeHost host)
    {
        await host.Life.ProvisionAsync(Anna, Token);
        await host.FillAsync(Samples.Anna, Token);
        using var photo = new MemoryStream([.. Enumerable.Range(0, 100_000).Select(number => (byte)number)]);
        await host.Get<IBlobStore>().WriteAsync(Samples.Anna, Photo, photo, Token);
    }

    private static async Task<(byte[] Archive, TenantArchiveReport Report)> ExportAsync(LifeHost host, TenantId tenant, string? passphrase)
    {
        using var archive = new MemoryStream();
        var result = await host.Get<ITenantArchive>().ExportAsync(tenant, archive, new ExportTenantOptions { Passphrase = passphrase }, Token);
        return (archive.ToArray(), Assert.IsType<ExportTenantResult.Exported>(result).Report);
    }

    private static async Task<TenantArchiveReport> ImportAsync(LifeHost host, byte[] archive, string? passphrase)
    {
        using var source = new MemoryStream(archive);
        return Assert.IsType<ImportTenantResult.Imported>(await host.Get<ITenantArchive>().ImportAsync(Anna, source, passphrase, Token)).Report;
    }

    private static async Task<ImportTenantResult.Unreadable> RefusedAsync(LifeHost host, byte[] archive, string? passphrase)
    {
        using var source = new MemoryStream(archive);
        var refused = Assert.IsType<ImportTenantResult.Unreadable>(await host.Get<ITenantArchive>().ImportAsync(Anna, source, passphrase, Token));
        Assert.Empty(await host.Get<ITenants>().ListAsync(Token));
        return refused;
    }

    // Each with a key ring of its own: an archive needs none.
    private LifeHost OnSqlite(string name) => Add(builder =>
    {
        builder.Services.AddDataProtection().SetApplicationName(name).PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(_folder.Path, name, "keys")));
        builder.UseSqlite(options => options.DataFolder = Path.Combine(_folder.Path, name));
    });

    private LifeHost OnPostgreSql() => Add(builder =>
    {
        builder.Services.AddDataProtection().SetApplicationName("postgresql").PersistKeysToFileSystem(new DirectoryInfo(_site.Keys));
        builder.UsePostgreSql(options =>
        {
            options.ConnectionString = _site.ConnectionString(_site.ControlDatabase);
            options.TenantDatabasePrefix = _site.Prefix;
        });
    });

    private LifeHost Add(Action<IReverseBuyBuilder> store)
    {
        var host = new LifeHost(builder =>
        {
            store(builder);
            builder.Services.AddSingleton<IBlobStore, DictionaryBlobs>();
        });
        _hosts.Add(host);
        return host;
    }
}
