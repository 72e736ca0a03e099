using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Hostile;
using ReverseBuy.Tenancy;
using ReverseBuy.Testing.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests;

/// <summary>What a host that takes on tenants from a form is given: ids are ids or are refused, and names are only names.</summary>
public sealed class HostileTenantsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nobody_is_onboarded_under_what_is_no_id()
    {
        await using var host = NewHost();
        var tenants = host.Get<ITenants>();

        foreach (var text in HostileTenantIds.All)
        {
            Assert.False(TenantId.IsValid(text));
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await tenants.OnboardAsync(new TenantId(text), "Plum", Token));
        }

        await Assert.ThrowsAnyAsync<ArgumentException>(() => tenants.OnboardAsync(default, "Plum", Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(() => tenants.GetAsync(default, Token).AsTask());
        await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Get<ITenantArchive>().ImportAsync(new NewTenant(default, "Plum"), Stream.Null, null, Token).AsTask());
        Assert.Empty(await tenants.ListAsync(Token));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder.Data, "tenants")));
    }

    [Fact]
    public async Task A_name_that_attacks_is_kept_as_it_is_and_does_nothing()
    {
        // Halves of a pair and ends of texts are none that a database keeps.
        var names = HostileTenantIds.All.Where(text => !string.IsNullOrWhiteSpace(text) && !text.Any(letter => char.IsSurrogate(letter) || letter == '\0')).Distinct().ToList();
        await using var host = NewHost();
        var tenants = host.Get<ITenants>();
        await tenants.OnboardAsync(Samples.Anna, "Anna", Token);

        foreach (var name in names)
        {
            Assert.IsType<ChangeTenantResult.Changed>(await host.Life.RenameAsync(Samples.Anna, name, Token));
            Assert.Equal(name, Assert.Single(await tenants.ListAsync(Token)).Name);
        }

        Assert.Equal([_folder.TenantFile(Samples.Anna)], Directory.EnumerateFiles(Path.Combine(_folder.Data, "tenants"), "*.db"));
    }

    private LifeHost NewHost() => new(builder =>
    {
        builder.Services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(_folder.Keys));
        builder.UseSqlite(options => options.DataFolder = _folder.Data);
    });
}
