using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tests.Tenancy;

/// <summary>Storage in memory has no archives: that is a result, and no fault.</summary>
public sealed class ArchiveOfMemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_refused_and_nothing_is_written_or_noted()
    {
        var services = new ServiceCollection();
        services.AddReverseBuy().UseInMemory();
        await using var provider = services.BuildServiceProvider();
        var (tenants, archive) = (provider.GetRequiredService<ITenants>(), provider.GetRequiredService<ITenantArchive>());
        await tenants.OnboardAsync(new TenantId("lotus"), "Lotus", Token);
        using var content = new MemoryStream();

        Assert.IsType<ExportTenantResult.NotSupported>(await archive.ExportAsync(new TenantId("lotus"), content, new ExportTenantOptions(), Token));
        Assert.IsType<ImportTenantResult.NotSupported>(await archive.ImportAsync(new NewTenant(new TenantId("plum"), "Plum"), content, null, Token));

        Assert.Equal(0, content.Length);
        Assert.Equal("lotus", Assert.Single(await tenants.ListAsync(Token)).Id.Value);
    }
}
