using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ReverseBuy.AspNetCore.Tests.Requirements;

public sealed class TenantRequirementTests
{
    [Fact]
    public async Task What_an_endpoint_says_itself_goes_before_what_its_group_says()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        var shop = app.MapGroup("/shop").RequireTenant();
        shop.MapGet("/orders", () => "orders");
        shop.MapGet("/health", () => "healthy").AllowNoTenant();
        app.MapGet("/about", () => "about");

        var required = ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .ToDictionary(endpoint => endpoint.RoutePattern.RawText!, endpoint => endpoint.Metadata.GetMetadata<ITenantRequirement>()?.IsRequired);

        Assert.Equal(new Dictionary<string, bool?> { ["/shop/orders"] = true, ["/shop/health"] = false, ["/about"] = null }, required);
    }
}
