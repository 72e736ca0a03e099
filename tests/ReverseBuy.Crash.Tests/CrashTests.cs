using ReverseBuy.Crash.Courses;
using ReverseBuy.Testing.Suites;

namespace ReverseBuy.Crash.Tests;

/// <summary>
/// An agency at work for several tenants, on a durable PostgreSQL and RabbitMQ, disturbed at seeded moments. In the end no order is lost, every event was delivered, each
/// effect is there once, the marketplaces have what was ordered, and the money adds up. <c>eng/campaign.sh crash</c> does it at length.
/// </summary>
public sealed class CrashTests(CrashServers servers)
{
    // Two are enough to see that one does not disturb the other; each more is time.
    private static readonly int Tenants = FullRun.IsAsked ? 3 : 2;

    // Each takes some twenty seconds, and the whole project is to take no more than ninety. The bus's own tests stop a broker and cut connections in every run.
    public static TheoryData<string> Kinds => FullRun.IsAsked
        ? [nameof(DisturbanceKind.Database), nameof(DisturbanceKind.Broker), nameof(DisturbanceKind.Connections), nameof(DisturbanceKind.Control)]
        : [nameof(DisturbanceKind.Database)];

    [Fact]
    public Task Killed_ten_times_an_agency_loses_nothing_and_doubles_nothing() =>
        servers.RunAsync(new CoursePlan(DisturbanceKind.Kill, FullRun.IsAsked ? 40 : 10, Seed: 1) { Tenants = Tenants });

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task An_agency_whose_servers_fail_under_load_loses_nothing_and_doubles_nothing(string kind) =>
        servers.RunAsync(new CoursePlan(Enum.Parse<DisturbanceKind>(kind), FullRun.IsAsked ? 10 : 1, Seed: 2) { Tenants = Tenants });
}
