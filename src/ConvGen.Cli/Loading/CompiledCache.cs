using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace ConvGen.Cli.Loading;

/// <summary>
/// Compiled declarations, by their content: compiling takes seconds, and the weights are not in it. Nothing depends on the folder: whatever cannot be read or written there is compiled again.
/// </summary>
/// <param name="folder">Where they lie; null for nowhere.</param>
/// <param name="most">How many are kept, the latest used.</param>
internal sealed class CompiledCache(string? folder, int most = 64)
{
    /// <summary>Names another folder, or <c>none</c>.</summary>
    public const string Variable = "CONVGEN_CACHE";

    /// <summary>The user's own.</summary>
    public static CompiledCache OfUser()
    {
        var asked = Environment.GetEnvironmentVariable(Variable);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new(asked == "none" ? null : string.IsNullOrEmpty(asked) ? (home.Length == 0 ? null : Path.Combine(home, "convgen", "compiled")) : asked);
    }

    /// <summary>The assembly that <paramref name="compile"/> makes of these texts, which say all that it depends on.</summary>
    public byte[] Get(Func<byte[]> compile, params ReadOnlySpan<string> texts)
    {
        if (folder is null)
        {
            return compile();
        }

        var path = Path.Combine(folder, Key(texts) + ".dll");
        if (Read(path) is { } kept)
        {
            return kept;
        }

        var image = compile();
        Keep(path, image);
        return image;
    }

    // The last bytes are the hash of the others: half a file is none.
    private static byte[]? Read(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes.Length <= SHA256.HashSizeInBytes || !SHA256.HashData(bytes.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(^SHA256.HashSizeInBytes..)))
            {
                return null;
            }

            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return bytes[..^SHA256.HashSizeInBytes];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Keep(string path, byte[] image)
    {
        try
        {
            Directory.CreateDirectory(folder!);
            var temporary = path + $".{Guid.NewGuid():N}.tmp";
            File.WriteAllBytes(temporary, [.. image, .. SHA256.HashData(image)]);
            File.Move(temporary, path, overwrite: true);
            foreach (var old in new DirectoryInfo(folder!).GetFiles("*.dll").OrderByDescending(static file => file.LastWriteTimeUtc).Skip(most))
            {
                old.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string Key(ReadOnlySpan<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
