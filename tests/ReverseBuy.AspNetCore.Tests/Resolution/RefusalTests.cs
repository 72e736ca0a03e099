using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.AspNetCore.Tests.Support;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Tests.Resolution;

public sealed partial class RefusalTests
{
    /// <summary>Texts that attack what a tenant id is used for: file names, database names, host names, keys, logs.</summary>
    public static TheoryData<string> Hostile =>
    [
        "..", "../plum", "..%2fplum", "%2e%2e%2fplum", "..\\plum", "/etc/passwd", "C:plum", "~", ".", "plum.db",
        "lotus'--", "lotus'; DROP TABLE tenants; --", "\" OR \"\"=\"", "lotus%00", "lotus%0d%0aSet-Cookie:%20a=b", "lotus%20", "%20lotus", "+lotus",
        "Lotus", "LOTUS", "l%C3%B6tus", "lotu%D1%95", "%EF%BC%AClotus", "lotus%E2%80%8B", "%E2%84%AAlotus", "-lotus", "lotus_", "*", "%25", "{tenant}",
        "${jndi:ldap://x}", "<script>", new string('a', 64), new string('a', 7_000),
    ];

    [Fact]
    public async Task From_outside_an_unknown_tenant_and_a_suspended_one_look_the_same()
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromPath());

        var unknown = await site.GetAsync("/shops/no-such/who");
        var suspended = await site.GetAsync("/shops/closed/who");

        Assert.Equal((404, "application/problem+json", "tenant.unavailable"), (unknown.Status, unknown.MediaType, unknown.Code));
        Assert.Equal((unknown.Status, unknown.MediaType, Same(unknown.Body)), (suspended.Status, suspended.MediaType, Same(suspended.Body)));
        Assert.DoesNotContain("closed", suspended.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Unpaid", suspended.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/shops/no-such/who")]
    [InlineData("/shops/closed/who")]
    [InlineData("/shops/LOTUS/who")]
    public async Task A_refusal_comes_after_the_same_time_whatever_it_was_for(string path)
    {
        var refusalTime = TimeSpan.FromMilliseconds(1700);
        var time = new WaitedTime(refusalTime);
        await using var site = await Site.StartAsync(resolution => resolution.FromPath().RefusalTime = refusalTime, time: time);

        var refused = site.GetAsync(path);
        await time.Waiting;
        time.Advance(refusalTime - TimeSpan.FromTicks(1));
        Assert.Equal("lotus", (await site.GetAsync("/shops/lotus/who")).Body);
        Assert.False(refused.IsCompleted);

        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(404, (await refused).Status);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_path_that_holds_no_tenant_id_is_refused_and_comes_back_nowhere(string text)
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromPath());

        var answer = await site.SendRawAsync($"GET /shops/{text.Replace(" ", "%20", StringComparison.Ordinal)}/who HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (404|400) ", answer);
        Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("lotus", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("plum", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("script", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("../plum")]
    [InlineData("..%2fplum")]
    [InlineData("lotus'; DROP TABLE tenants; --")]
    [InlineData("lotus%0d%0aX: y")]
    [InlineData("LOTUS")]
    [InlineData("lotus_")]
    [InlineData("-lotus")]
    [InlineData("lotus,plum")]
    public async Task A_header_that_holds_no_tenant_id_is_refused_like_an_unknown_tenant(string text)
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromHeader());

        var answer = await site.GetAsync("/who", ("X-Tenant", text));

        Assert.Equal((404, "tenant.unavailable"), (answer.Status, answer.Code));
        Assert.DoesNotContain("lotus", answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("X-Tenant: lotus\r\nX-Tenant: plum")]
    [InlineData("X-Tenant: lotus, plum")]
    [InlineData("X-Tenant: lotus\u00e9")]
    [InlineData("X-Tenant:\r\n\tlotus")]
    [InlineData("X-Tenant: lotus\0")]
    [InlineData("X-Tenant : lotus")]
    public async Task Headers_that_no_client_library_sends_name_nobody(string lines)
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromHeader());

        var answer = await site.SendRawAsync($"GET /who HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{lines}\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (404|400) ", answer);
    }

    [Fact]
    public async Task Ten_kilobytes_of_a_name_are_refused()
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromHeader().FromHost("{tenant}.shop.example"));

        Assert.Equal("tenant.unavailable", (await site.GetAsync("/who", ("X-Tenant", new string('a', 10_000)))).Code);
        Assert.Matches("^HTTP/1.1 (404|400) ", await site.SendRawAsync($"GET /who HTTP/1.1\r\nHost: {new string('a', 10_000)}.shop.example\r\nConnection: close\r\n\r\n"));
    }

    [Fact]
    public async Task An_outage_is_not_told_as_an_unknown_tenant()
    {
        await using var site = await Site.StartAsync(
            resolution => resolution.FromPath(),
            configure: builder => FailingTenantStore.PutInto(builder.Services));

        Assert.Equal("lotus", (await site.GetAsync("/shops/lotus/who")).Body);
        FailingTenantStore.Of(site.Services).IsDown = true;
        Assert.Equal("lotus", (await site.GetAsync("/shops/lotus/who")).Body);
        var undecided = await site.GetAsync("/shops/never-seen/who");
        Assert.Equal((503, "application/problem+json", "tenant.undecided"), (undecided.Status, undecided.MediaType, undecided.Code));
    }

    private static string Same(string body) => TraceId().Replace(body, string.Empty);

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();

    /// <summary>A clock that tells when somebody waits for a certain time; nobody else in a host waits for just as long.</summary>
    private sealed class WaitedTime(TimeSpan waited) : FakeTimeProvider
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waiting => _waiting.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == waited)
            {
                _waiting.TrySetResult();
            }

            return timer;
        }
    }
}
