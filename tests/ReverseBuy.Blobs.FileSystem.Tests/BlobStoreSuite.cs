namespace ReverseBuy.Blobs.FileSystem.Tests;

/// <summary>What every blob store promises.</summary>
public abstract class BlobStoreSuite : IAsyncDisposable
{
    protected static readonly TenantId Lotus = new("lotus");
    private static readonly TenantId Panda = new("panda");

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    // Made once, also when many ask for it at the same time.
    private readonly Lazy<IBlobStore> _store;

    protected BlobStoreSuite() => _store = new Lazy<IBlobStore>(() => Make(Lotus, Panda));

    /// <summary>A store that knows both tenants.</summary>
    private IBlobStore Store => _store.Value;

    public abstract ValueTask DisposeAsync();

    protected abstract IBlobStore Make(params TenantId[] tenants);

    protected static BlobId Id(int number) => new(new Guid(number, 8, 0, [1, 2, 3, 4, 5, 6, 7, 8]));

    [Fact]
    public async Task Every_byte_comes_back()
    {
        var bytes = new byte[200_001];
        new Random(7).NextBytes(bytes);

        await WriteAsync(Id(1), bytes);

        Assert.Equal(bytes, await ReadAsync(Lotus, Id(1)));
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        await WriteAsync(Id(1), []);

        Assert.Empty((await ReadAsync(Lotus, Id(1)))!);
    }

    [Fact]
    public async Task What_is_not_there_or_another_tenants_is_not_opened_and_not_deleted()
    {
        await WriteAsync(Id(1), [1]);

        Assert.Null(await ReadAsync(Lotus, Id(2)));
        Assert.Null(await ReadAsync(Panda, Id(1)));
        Assert.False(await Store.DeleteAsync(Panda, Id(1), Token));
        Assert.Equal([1], await ReadAsync(Lotus, Id(1)));
    }

    [Fact]
    public async Task A_blob_never_changes()
    {
        await WriteAsync(Id(1), [1]);

        await Assert.ThrowsAsync<ConcurrencyException>(() => WriteAsync(Id(1), [2]));

        Assert.Equal([1], await ReadAsync(Lotus, Id(1)));
    }

    [Fact]
    public async Task Of_many_who_write_one_id_exactly_one_does()
    {
        var writes = Enumerable.Range(0, 16).Select(number => Task.Run(async () =>
        {
            try
            {
                await WriteAsync(Id(1), [(byte)number]);
                return number;
            }
            catch (ConcurrencyException)
            {
                return -1;
            }
        }));

        var written = Assert.Single(await Task.WhenAll(writes), number => number >= 0);

        Assert.Equal([(byte)written], (await ReadAsync(Lotus, Id(1)))!);
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_who_reads_it_has_it_to_the_end()
    {
        await WriteAsync(Id(1), [1, 2, 3]);
        await using var open = (await Store.OpenAsync(Lotus, Id(1), Token))!;

        Assert.True(await Store.DeleteAsync(Lotus, Id(1), Token));

        Assert.False(await Store.DeleteAsync(Lotus, Id(1), Token));
        Assert.Null(await ReadAsync(Lotus, Id(1)));
        using var copy = new MemoryStream();
        await open.CopyToAsync(copy, Token);
        Assert.Equal([1, 2, 3], copy.ToArray());
    }

    [Fact]
    public async Task What_was_broken_off_is_no_blob_and_can_be_written_again()
    {
        await using var broken = new BrokenStream();
        await Assert.ThrowsAsync<InvalidDataException>(async () => await Store.WriteAsync(Lotus, Id(1), broken, Token));
        Assert.Null(await ReadAsync(Lotus, Id(1)));

        await WriteAsync(Id(1), [4]);

        Assert.Equal([4], await ReadAsync(Lotus, Id(1)));
    }

    [Fact]
    public async Task The_blobs_of_a_tenant_are_listed_and_no_others()
    {
        await WriteAsync(Id(1), [1]);
        await WriteAsync(Id(2), []);
        await WriteAsync(Id(3), [3]);
        await Store.DeleteAsync(Lotus, Id(3), Token);
        await using var broken = new BrokenStream();
        await Assert.ThrowsAsync<InvalidDataException>(async () => await Store.WriteAsync(Lotus, Id(4), broken, Token));

        Assert.Equal([Id(1), Id(2)], (await Store.ListAsync(Lotus, Token).ToListAsync(Token)).OrderBy(id => id.Value));
        Assert.Empty(await Store.ListAsync(Panda, Token).ToListAsync(Token));
    }

    private async Task WriteAsync(BlobId id, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        await Store.WriteAsync(Lotus, id, content, Token);
    }

    private async Task<byte[]?> ReadAsync(TenantId tenant, BlobId id)
    {
        await using var stream = await Store.OpenAsync(tenant, id, Token);
        if (stream is null)
        {
            return null;
        }

        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Token);
        return copy.ToArray();
    }
}
