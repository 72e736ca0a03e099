using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ReverseBuy.Inventory.Describing;

/// <summary>Copies what a description may hold into a new document, with links and pictures that work.</summary>
/// <remarks>
/// Text, table, link and picture are copied, the content of unknown elements too; all else stays behind. It walks without recursion and touches
/// each node once: depth and width of a tree are in the hands of whoever wrote it.
/// </remarks>
internal static class DescriptionTree
{
    public static void Copy(IElement from, IHtmlElement to, int deepest)
    {
        var open = new Stack<(IEnumerator<INode> Children, IElement Target, int Depth)>();
        open.Push((from.ChildNodes.GetEnumerator(), to, 0));
        while (open.TryPeek(out var level))
        {
            if (!level.Children.MoveNext())
            {
                open.Pop().Children.Dispose();
                continue;
            }

            switch (level.Children.Current)
            {
                case IText text:
                    level.Target.AppendChild(to.Owner!.CreateTextNode(text.Data));
                    break;
                case IHtmlElement unknown when !DescriptionRules.Tags.Contains(unknown.LocalName):
                    if (!DescriptionRules.Opaque.Contains(unknown.LocalName))
                    {
                        open.Push((unknown.ChildNodes.GetEnumerator(), level.Target, level.Depth));
                    }

                    break;
                case IHtmlElement element when level.Depth < deepest && Copy(element, to.Owner!) is { } copy:
                    level.Target.AppendChild(copy);
                    open.Push((element.ChildNodes.GetEnumerator(), copy, level.Depth + 1));
                    break;
            }
        }
    }

    // null when the element is to be left out.
    private static IElement? Copy(IHtmlElement element, IDocument document)
    {
        var copy = document.CreateElement(element.LocalName);
        foreach (var attribute in element.Attributes)
        {
            if (DescriptionRules.MayHave(element.LocalName, attribute.Name))
            {
                copy.SetAttribute(attribute.Name, attribute.Value);
            }
        }

        switch (element.LocalName)
        {
            case "img":
                return DescriptionImage.Mend(element, copy) ? copy : null;
            case "a":
                MendLink(copy);
                return copy;
            default:
                return copy;
        }
    }

    private static void MendLink(IElement link)
    {
        if (SafeAddress.Read(link.GetAttribute("href")) is { } address)
        {
            link.SetAttribute("href", address.AbsoluteUri);
            link.SetAttribute("rel", "nofollow noopener noreferrer");
        }
        else
        {
            link.RemoveAttribute("href");
            link.RemoveAttribute("rel");
        }
    }
}
