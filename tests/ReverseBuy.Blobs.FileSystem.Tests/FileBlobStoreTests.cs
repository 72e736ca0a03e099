using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Hostile;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Blobs.FileSystem.Tests;

public sealed class FileBlobStoreTests : BlobStoreSuite
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "reversebuy-blobs-" + Path.GetRandomFileName());

    public override ValueTask DisposeAsync()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    protected override IBlobStore Make(params TenantId[] tenants) => Resolve(_folder);

    [Fact]
    public async Task Files_are_named_by_id_in_a_folder_of_the_tenant_and_nothing_else_is_left_there()
    {
        var store = Resolve(_folder);
        using var content = new MemoryStream([1]);
        await store.WriteAsync(Lotus, Id(1), content, Token);
        await using var broken = new BrokenStream();
        await Assert.ThrowsAsync<InvalidDataException>(async () => await store.WriteAsync(Lotus, Id(2), broken, Token));

        var file = Assert.Single(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));

        Assert.Equal(Path.Combine("lotus", "08", Id(1).ToString()), Path.GetRelativePath(_folder, file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.GetDirectoryName(file)!) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead));
        }
    }

    [Fact]
    public async Task Each_tenant_has_one_folder_below_the_stores_own_and_it_is_nobody_elses()
    {
        var store = Resolve(_folder);
        foreach (var text in HostileTenantIds.Awkward)
        {
            using var content = new MemoryStream([1]);
            await store.WriteAsync(new TenantId(text), Id(1), content, Token);
        }

        Assert.Equal(HostileTenantIds.Awkward.Order(StringComparer.Ordinal), Directory.GetDirectories(_folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task All_that_a_tenant_has_is_deleted_unfinished_files_included_and_nothing_of_anybody_else()
    {
        var store = Resolve(_folder);
        foreach (var tenant in new[] { Lotus, new TenantId("lotus-2") })
        {
            using var content = new MemoryStream([1]);
            await store.WriteAsync(tenant, Id(1), content, Token);
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "lotus", "08", "left.part"), "x", Token);
        var data = Assert.IsType<ITenantData>(store, exactMatch: false);

        Assert.Contains("2 files", Assert.Single(await data.ListAsync(Lotus, Token)), StringComparison.Ordinal);
        await data.DeleteAsync(Lotus, Token);
        await data.DeleteAsync(Lotus, Token);

        Assert.Empty(await data.ListAsync(Lotus, Token));
        Assert.Equal(["lotus-2"], Directory.EnumerateDirectories(_folder).Select(Path.GetFileName));
        await Assert.ThrowsAsync<ArgumentException>(() => data.DeleteAsync(default, Token).AsTask());
    }

    [Fact]
    public async Task Another_process_finds_what_was_stored()
    {
        using var content = new MemoryStream([7]);
        await Resolve(_folder).WriteAsync(Lotus, Id(1), content, Token);

        await using var found = await Resolve(_folder).OpenAsync(Lotus, Id(1), Token);

        Assert.Equal(7, found!.ReadByte());
    }

    [Fact]
    public void Without_a_folder_the_host_does_not_start() =>
        Assert.Contains("ReverseBuy:FileBlobs:Folder", Assert.Throws<ConfigurationException>(() => Resolve(" ")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Files_win_over_memory_whichever_was_chosen_first()
    {
        foreach (var filesFirst in new[] { true, false })
        {
            var builder = new Builder();
            _ = filesFirst ? builder.UseFileBlobs(options => options.Folder = _folder).UseInMemory() : builder.UseInMemory().UseFileBlobs(options => options.Folder = _folder);
            await using var services = builder.Services.BuildServiceProvider();
            Assert.IsType<FileBlobStore>(services.GetRequiredService<IBlobStore>());
        }
    }

    private static IBlobStore Resolve(string folder)
    {
        var builder = new Builder();
        builder.UseFileBlobs(options => options.Folder = folder);
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IBlobStore>();
    }
}
