using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ReverseBuy.Sandbox.Tests.Pushes;

/// <summary>Takes pushes on loopback and keeps them byte for byte.</summary>
internal sealed class PushReceiver : IAsyncDisposable
{
    private readonly WebApplication _application;

    private PushReceiver(WebApplication application) => _application = application;

    public Uri Url => new(_application.Urls.First());

    public ConcurrentQueue<(string? ContentType, string Body)> Taken { get; } = new();

    public int Status { get; set; } = StatusCodes.Status200OK;

    public static async Task<PushReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new PushReceiver(builder.Build());
        receiver._application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            receiver.Taken.Enqueue((context.Request.ContentType, await reader.ReadToEndAsync(context.RequestAborted)));
            context.Response.StatusCode = receiver.Status;
        });
        await receiver._application.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
