using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/upload/image</c>: keeps nothing of a picture but the number that a search by picture wants.</summary>
internal sealed class ImageUpload() : TaobaoApi("/upload/image", "image_base64")
{
    private const int LargestPicture = 3 * 1024 * 1024;

    public override bool NeedsPost => true;

    public override JsonObject Handle(ApiCall call)
    {
        var text = call.Required("image_base64");
        var picture = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, picture, out var length))
        {
            throw new ParameterException("image_base64", missing: false);
        }

        if (length > LargestPicture)
        {
            return Fail("IMAGE_SIZE_EXCEED", "图片大小超过3M");
        }

        if (!IsPicture(picture.AsSpan(0, length)))
        {
            return Fail("IMAGE_FORMAT_ERROR", "图片格式不支持");
        }

        var id = Mixing.Hex32(text);
        call.World.State.TaobaoPictures.Add(id);
        return TaobaoEnvelopes.Browse(new JsonObject { ["image_id"] = id });
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Browse(null, code, message);

    private static bool IsPicture(ReadOnlySpan<byte> picture) =>
        picture is [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..]
            or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..];
}
