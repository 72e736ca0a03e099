using System.Net;
using System.Net.Sockets;
using System.Text;
using ReverseBuy.Hostile;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>Whatever stands in an address in the place of a registration: it is nobody's, no database is asked, and nothing of it comes back.</summary>
public sealed class HostileAddressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_answered_like_one_that_never_was()
    {
        await using var site = await CallbackSite.StartAsync();
        var asked = site.Control.Questions;
        var genuine = site.Registration.Id.Value;
        string[] near = [genuine + "/", genuine + "/..", genuine[..^1], genuine + "\0", genuine.ToUpperInvariant() + "x", $"../{genuine}x", new('A', 65), new('A', 21)];

        foreach (var text in HostileTenantIds.All.Where(text => !text.Any(char.IsSurrogate)).Concat(near))
        {
            // As it is, but for what ends a line, and as an address is to be written.
            foreach (var written in new[] { Uri.EscapeDataString(text), string.Concat(text.Where(letter => letter > ' ' && letter < '\u007f')) })
            {
                if (written == genuine || written == genuine + "/")
                {
                    continue; // the second is the address itself
                }

                var answer = await SendAsync(site, $"/reversebuy/callbacks/{written}");
                var status = answer.Split(' ', 3)[1];
                Assert.True(status is "404" or "405" or "400" or "414", $"{status} for {written[..Math.Min(written.Length, 100)]}");
                Assert.DoesNotContain("plum", answer, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.Equal(asked, site.Control.Questions);
        await site.AssertNothingCameInAsync();

        // It is still there for whoever knows it.
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(TaobaoPushes.Of(CallbackSite.AnnasShop, 1))).Status);
    }

    // No client library would send these.
    private static async Task<string> SendAsync(CallbackSite site, string path)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, site.Address.Port, Token);
        await using var stream = socket.GetStream();
        var push = TaobaoPushes.Of(CallbackSite.AnnasShop, 7);
        var head = $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: {push.Authorization}\r\nContent-Type: application/json\r\nContent-Length: {push.Body.Length}\r\n\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head), .. push.Body], Token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(Token);
    }
}
