using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.AspNetCore.Tests.Support;

namespace ReverseBuy.AspNetCore.Tests.Resolution;

public sealed class ResolverTests
{
    [Theory]
    [InlineData("lotus.shop.example", "lotus")]
    [InlineData("LOTUS.Shop.Example:8080", "lotus")]
    [InlineData("shop.example", "")]
    [InlineData("a.lotus.shop.example", "")]
    [InlineData("lotus.shop.example.evil.example", "")]
    [InlineData("lotusshop.example", "")]
    public async Task A_label_of_the_host_names_the_tenant(string host, string tenant)
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromHost("{tenant}.shop.example"));

        Assert.Equal(tenant, (await site.GetAsync("/maybe", ("Host", host))).Body);
    }

    [Fact]
    public async Task A_parameter_of_the_route_names_the_tenant()
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromPath());

        Assert.Equal("plum", (await site.GetAsync("/shops/plum/who")).Body);
        Assert.Equal("tenant.required", (await site.GetAsync("/who")).Code);
    }

    [Fact]
    public async Task A_header_names_the_tenant_and_twice_nobody()
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromHeader());

        Assert.Equal("plum", (await site.GetAsync("/who", ("X-Tenant", "plum"))).Body);
        Assert.Equal("tenant.unavailable", (await site.GetAsync("/who", ("X-Tenant", "plum"), ("X-Tenant", "plum"))).Code);
    }

    [Fact]
    public async Task A_claim_of_who_is_signed_in_names_the_tenant_and_an_unproven_one_does_not()
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromClaim());

        Assert.Equal("lotus", (await site.GetAsync("/who", ("X-Test-Claim", "lotus"))).Body);
        Assert.Equal("lotus", (await site.GetAsync("/who", ("X-Test-Claim", "lotus"), ("X-Test-Claim", "lotus"))).Body);
        Assert.Equal("tenant.unavailable", (await site.GetAsync("/who", ("X-Test-Claim", "lotus"), ("X-Test-Claim", "plum"))).Code);
        Assert.Equal("tenant.required", (await site.GetAsync("/who", ("X-Test-Claim", "lotus"), ("X-Test-Anonymous", "1"))).Code);
    }

    [Fact]
    public async Task An_api_key_names_its_tenant_and_a_wrong_one_is_told_apart_from_no_other()
    {
        var key = ApiKey.Create("lotus-2026");
        var other = ApiKey.Create("lotus-2026");
        await using var site = await Site.StartAsync(resolution => resolution.FromApiKey(), configure: builder => builder.Services.Configure<ApiKeyOptions>(options =>
        {
            var stored = key.Store(Site.Lotus);
            options.Keys.Add(new ConfiguredApiKey { Id = stored.Id, Tenant = stored.Tenant.Value, SecretHash = stored.SecretHash });
        }));

        Assert.Equal("lotus", (await site.GetAsync("/who", ("X-Api-Key", key.Text))).Body);
        string[] wrong =
        [
            other.Text, key.Text[..^1], key.Text + "A", key.Id, key.Id + ".", "." + key.Text, ApiKey.Create("unknown").Text, key.Store(Site.Lotus).SecretHash,
            $"{key.Id}.{key.Store(Site.Lotus).SecretHash}", new string('a', 10_000), "' OR 1=1 --",
        ];
        var answers = new List<Site.Answer>();
        foreach (var text in wrong)
        {
            answers.Add(await site.GetAsync("/who", ("X-Api-Key", text)));
        }

        Assert.All(answers, answer => Assert.Equal((404, "tenant.unavailable"), (answer.Status, answer.Code)));
        Assert.Single(answers.Select(WithoutTrace).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_key_is_kept_as_a_hash_and_shows_its_id_alone()
    {
        var key = ApiKey.Create("lotus-2026");
        var stored = key.Store(Site.Lotus);

        Assert.Equal("lotus-2026", key.ToString());
        Assert.Equal(64, stored.SecretHash.Length);
        Assert.DoesNotContain(key.Text[(key.Text.IndexOf('.', StringComparison.Ordinal) + 1)..], stored.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(key.Text, ApiKey.Create("lotus-2026").Text);
        Assert.Throws<ArgumentException>(() => ApiKey.Create("a.b"));
    }

    [Fact]
    public async Task Keys_that_make_no_sense_stop_the_start_and_are_named_without_their_hash()
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => Site.StartAsync(resolution => resolution.FromApiKey(), configure: builder =>
            builder.Services.Configure<ApiKeyOptions>(options => options.Keys.Add(new ConfiguredApiKey { Id = "k", Tenant = "lotus", SecretHash = "my-plain-secret" }))));

        Assert.Contains("API key 'k'", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("my-plain-secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_asked_and_where_two_disagree_the_request_is_refused()
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromHost("{tenant}.shop.example").FromPath().FromClaim());

        Assert.Equal("lotus", (await site.GetAsync("/shops/lotus/who", ("Host", "lotus.shop.example"), ("X-Test-Claim", "lotus"))).Body);
        Assert.Equal("lotus", (await site.GetAsync("/who", ("X-Test-Claim", "lotus"))).Body);
        foreach (var (path, host, claim) in new[] { ("/shops/plum/who", "lotus.shop.example", "lotus"), ("/shops/lotus/who", "shop.example", "no-such"), ("/who", "closed.shop.example", "plum") })
        {
            var answer = await site.GetAsync(path, ("Host", host), ("X-Test-Claim", claim));
            Assert.Equal((400, "tenant.ambiguous"), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task Resolvers_of_the_hosts_own_are_asked_in_the_order_in_which_they_are_named()
    {
        var asked = new List<string>();
        await using var site = await Site.StartAsync(resolution => resolution
            .From(_ => new Noting("first", asked, TenantResolution.Nothing))
            .From(_ => new Noting("second", asked, TenantResolution.OfText("lotus")))
            .From(_ => new Noting("third", asked, TenantResolution.OfText("lotus"))));

        Assert.Equal("lotus", (await site.GetAsync("/who")).Body);
        Assert.Equal(["first", "second", "third"], asked);
    }

    [Theory]
    [InlineData("shop.example")]
    [InlineData("{tenant}{tenant}.example")]
    [InlineData("{tenant}.{tenant}.example")]
    [InlineData("x{tenant}.example")]
    public void A_pattern_that_does_not_tell_where_the_tenant_stands_is_refused(string pattern) =>
        Assert.Contains(pattern, Assert.Throws<ConfigurationException>(() => new TenantResolutionOptions().FromHost(pattern)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nowhere_to_read_the_tenant_from_is_refused() =>
        Assert.Contains("FromHost", Assert.Throws<ConfigurationException>(() => new ServiceCollection().AddReverseBuy().AddTenantResolution(_ => { })).Message, StringComparison.Ordinal);

    private static string WithoutTrace(Site.Answer answer) => System.Text.RegularExpressions.Regex.Replace(answer.Body, "\"traceId\":\"[^\"]*\"", string.Empty);

    private sealed class Noting(string name, List<string> asked, TenantResolution answer) : ITenantResolver
    {
        public ValueTask<TenantResolution> ResolveAsync(Microsoft.AspNetCore.Http.HttpContext context, CancellationToken cancellationToken)
        {
            asked.Add(name);
            return ValueTask.FromResult(answer);
        }
    }
}
