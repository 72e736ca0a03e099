using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using ReverseBuy.Benchmarks.Details;

namespace ReverseBuy.Benchmarks.Calls;

/// <summary>A bare server on loopback that answers every call with the same bytes: what remains is the caller's work.</summary>
internal sealed class AnsweringServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private AnsweringServer(WebApplication application) => _application = application;

    public Uri Alibaba1688 => new(new Uri(_application.Urls.First()), "openapi/");

    public Uri Taobao => new(new Uri(_application.Urls.First()), "rest");

    public static async Task<AnsweringServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync();
        return new AnsweringServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context)
    {
        await context.Request.BodyReader.CopyToAsync(Stream.Null);
        var answer = context.Request.Path.StartsWithSegments("/rest", StringComparison.Ordinal) ? DetailAnswers.Taobao : DetailAnswers.Alibaba1688;
        context.Response.ContentType = "application/json;charset=UTF-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer);
    }
}
