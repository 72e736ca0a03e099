using System.Reflection;

namespace ReverseBuy.Testing.Suites;

/// <summary>
/// No suite of the package is left out for an engine that it applies to. Compiled into each test project, whose <c>Engines</c> say which are tested there.
/// </summary>
public sealed class DerivedSuitesTests
{
    private static readonly string[] s_connectors = ["Alibaba1688", "Jd", "Pinduoduo", "Taobao"];

    // A new suite needs a row here, and a new engine its name in each row that it serves.
    private static readonly Dictionary<Type, string[]> s_engines = new()
    {
        [typeof(AppRegistrationAuditSuite)] = ["InMemory", "Sqlite", "PostgreSql"],
        [typeof(AppRegistrationStoreSuite)] = ["InMemory", "Sqlite", "PostgreSql"],
        [typeof(BusSuite)] = ["InProcess", "RabbitMQ", "Rebus"],
        [typeof(ConnectorAssistedPurchasingSuite)] = s_connectors,
        [typeof(ConnectorCallbackSuite)] = s_connectors,
        [typeof(ConnectorCancellationSuite)] = s_connectors,
        [typeof(ConnectorCatalogueSuite)] = s_connectors,
        [typeof(ConnectorErrorsSuite)] = s_connectors,
        [typeof(ConnectorOrderSuite)] = s_connectors,
        [typeof(ConnectorQuoteSuite)] = s_connectors,
        [typeof(ConnectorRegistrationSuite)] = s_connectors,
        [typeof(ConnectorTelemetrySuite)] = s_connectors,
        [typeof(CredentialAuditSuite)] = ["InMemory", "Sqlite", "PostgreSql"],
        [typeof(CredentialStoreSuite)] = ["InMemory", "Sqlite", "PostgreSql"],
        [typeof(DoorbellStoreSuite)] = ["InMemory", "Sqlite", "PostgreSql"],
        [typeof(LeakSuite)] = ["HostStorage"], // hosts are held to it, and no engine: the sample is one
        [typeof(LeaseSuite)] = ["InMemory", "Sqlite", "PostgreSql", "Redis"],
        [typeof(SnapshotStoreSuite)] = ["InMemory", "Sqlite", "PostgreSql"],
        [typeof(SnapshotTierSuite)] = ["Redis"],
        [typeof(TenantLifeSuite)] = ["InMemory", "Sqlite", "PostgreSql"],
        [typeof(TenantSettingsStoreSuite)] = ["InMemory", "Sqlite", "PostgreSql"],
        [typeof(TenantStorageSuite)] = ["InMemory", "Sqlite", "PostgreSql"],
    };

    [Fact]
    public void Every_suite_of_the_package_is_said_to_apply_to_some_engine() =>
        Assert.Equal(
            typeof(LeaseSuite).Assembly.GetExportedTypes().Where(type => type.IsAbstract && type.Name.EndsWith("Suite", StringComparison.Ordinal)).Select(type => type.Name).Order(),
            s_engines.Where(row => row.Value.Length > 0).Select(row => row.Key.Name).Order());

    [Fact]
    public void Every_suite_is_derived_for_every_engine_of_this_project_that_it_applies_to()
    {
        Assert.NotEmpty(Needed());
        Assert.Empty(Missing(typeof(DerivedSuitesTests).Assembly.GetExportedTypes()));
    }

    [Fact]
    public void A_suite_that_is_left_out_is_missed()
    {
        var types = typeof(DerivedSuitesTests).Assembly.GetExportedTypes();
        Assert.All(Needed(), pair => Assert.Equal(
            [$"{pair.Suite.Name} for {pair.Engine}"],
            Missing([.. types.Where(type => !(type.IsSubclassOf(pair.Suite) && type.Name.StartsWith(pair.Engine, StringComparison.Ordinal)))])));
    }

    private static IEnumerable<(Type Suite, string Engine)> Needed()
    {
        var engines = typeof(DerivedSuitesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Engines").Value!.Split(',');
        return from row in s_engines
               from engine in row.Value
               where engines.Contains(engine, StringComparer.Ordinal)
               select (Suite: row.Key, Engine: engine);
    }

    private static IEnumerable<string> Missing(Type[] types) => Needed()
        .Where(pair => !types.Any(type => !type.IsAbstract && type.IsSubclassOf(pair.Suite) && type.Name.StartsWith(pair.Engine, StringComparison.Ordinal)))
        .Select(pair => $"{pair.Suite.Name} for {pair.Engine}");
}
