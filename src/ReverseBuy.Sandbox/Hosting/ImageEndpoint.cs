using System.Globalization;
using Microsoft.AspNetCore.Http;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Hosting;

/// <summary>Serves the placeholder pictures: <c>/images/{marketplace}/{listing}/{number}.svg</c>.</summary>
internal static class ImageEndpoint
{
    public static async Task HandleAsync(HttpContext context, World world, string path)
    {
        var parts = path.Split('/');
        var drawing = parts.Length == 3
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var listing)
            && parts[2].EndsWith(".svg", StringComparison.Ordinal)
            && int.TryParse(parts[2].AsSpan(0, parts[2].Length - 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? world.Images.Draw(parts[0], listing, number)
                : null;
        if (drawing is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "image/svg+xml;charset=utf-8";
        await context.Response.WriteAsync(drawing, context.RequestAborted).ConfigureAwait(false);
    }
}
