using System.Buffers;
using System.Net;

namespace ReverseBuy.Connectors.Http.Tests;

/// <summary>A body is read whole, in however many pieces it comes and whatever its header says of its length.</summary>
public sealed class AnswerBytesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(4_096, 4_096, 4_096)]
    [InlineData(100_000, 100_000, 1_460)]
    [InlineData(100_000, null, 1_460)]
    [InlineData(16_384, null, 16_384)]
    [InlineData(3_000_000, null, 65_536)]
    [InlineData(3_000_000, 3_000_000, 65_536)]
    [InlineData(5_000, int.MaxValue, 1_000)]
    [InlineData(5_000, 10, 1_000)]
    public async Task All_of_it_is_read(int length, int? told, int piece)
    {
        var body = Enumerable.Range(0, length).Select(at => (byte)(at % 251)).ToArray();
        using var content = new StreamContent(new Pieces(body, piece));
        content.Headers.ContentLength = told;

        var (rented, read) = await AnswerBytes.ReadAsync(content, Token);

        Assert.Equal(body, rented[..read]);
        ArrayPool<byte>.Shared.Return(rented);
    }

    [Fact]
    public async Task A_body_that_is_cut_ends_in_its_error()
    {
        using var content = new StreamContent(new Pieces(new byte[100], piece: 10, cutAfter: 50));

        await Assert.ThrowsAsync<IOException>(async () => await AnswerBytes.ReadAsync(content, Token));
    }

    private sealed class Pieces(byte[] body, int piece, int cutAfter = int.MaxValue) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Position >= cutAfter
            ? throw new IOException("cut")
            : base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
