using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.LinkForms;

/// <summary>Stands in, on loopback, for the hosts that short links are asked of.</summary>
internal sealed class LinkHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LinkHost(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.First());

    /// <param name="answers">A body, or an address to go on to, by host and path.</param>
    public static async Task<LinkHost> StartAsync(params (string Asked, string Answer)[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var host = new LinkHost(builder.Build());
        host._application.Run(context =>
        {
            var asked = context.Request.Host + context.Request.Path.Value + context.Request.QueryString;
            var answer = Array.Find(answers, answer => answer.Asked == asked).Answer;
            if (answer is null)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            if (answer.StartsWith("http", StringComparison.Ordinal))
            {
                context.Response.Redirect(answer);
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(answer);
        });
        await host._application.StartAsync();
        return host;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
