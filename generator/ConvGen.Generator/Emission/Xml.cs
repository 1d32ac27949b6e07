namespace ConvGen.Generator.Emission;

/// <summary>Texts in XML comments.</summary>
internal static class Xml
{
    /// <summary><paramref name="text"/> on one line, with what XML reserves escaped.</summary>
    public static string Text(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", " ").Replace("\n", " ");
}
