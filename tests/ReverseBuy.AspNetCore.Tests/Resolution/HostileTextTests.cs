using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReverseBuy.AspNetCore.ApiKeys;
using ReverseBuy.AspNetCore.Resolvers;
using ReverseBuy.Hostile;

namespace ReverseBuy.AspNetCore.Tests.Resolution;

/// <summary>Whatever a request says in the place of a tenant: it names a tenant whose id it is, letter by letter, or nobody.</summary>
public sealed class HostileTextTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_header_it_is_refused() => await AssertNobodyAsync(new HeaderTenantResolver("X-Tenant"), (context, text) => context.Request.Headers["X-Tenant"] = text);

    [Fact]
    public async Task In_a_path_it_is_refused() => await AssertNobodyAsync(new PathTenantResolver("tenant"), (context, text) => context.Request.RouteValues = new RouteValueDictionary { ["tenant"] = text });

    [Fact]
    public async Task In_a_claim_it_is_refused() => await AssertNobodyAsync(
        new ClaimTenantResolver("tenant"), (context, text) => context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("tenant", text)], "test")));

    [Fact]
    public async Task In_a_host_name_it_is_refused_or_means_the_id_that_it_is_but_for_the_case_of_ascii()
    {
        var resolver = new HostTenantResolver("{tenant}.shop.example");
        foreach (var text in HostileTenantIds.All)
        {
            var context = new DefaultHttpContext();
            context.Request.Headers.Host = text + ".shop.example"; // as it comes in
            var named = (await resolver.ResolveAsync(context, Token) as TenantResolution.Named)?.Tenant.Value;
            Assert.True(named is null || (text.All(char.IsAscii) && named.Equals(text, StringComparison.OrdinalIgnoreCase)), $"'{Uri.EscapeDataString(text.Replace("\ud800", string.Empty))}' named {named}.");
        }
    }

    [Fact]
    public void In_the_configuration_of_a_key_it_keeps_the_host_from_starting() => Assert.All(HostileTenantIds.All, text =>
    {
        var options = new ApiKeyOptions();
        options.Keys.Add(new ConfiguredApiKey { Id = "lotus-1", Tenant = text, SecretHash = new string('0', 64) });
        Assert.True(new ApiKeyRules().Validate(null, options).Failed);
    });

    private static async Task AssertNobodyAsync(ITenantResolver resolver, Action<HttpContext, string> put)
    {
        foreach (var text in HostileTenantIds.All)
        {
            var context = new DefaultHttpContext();
            put(context, text);
            Assert.IsNotType<TenantResolution.Named>(await resolver.ResolveAsync(context, Token));
        }

        foreach (var text in HostileTenantIds.Awkward)
        {
            var context = new DefaultHttpContext();
            put(context, text);
            Assert.Equal(text, Assert.IsType<TenantResolution.Named>(await resolver.ResolveAsync(context, Token)).Tenant.Value);
        }
    }
}
