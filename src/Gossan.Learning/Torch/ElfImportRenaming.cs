using System.Buffers.Binary;
using System.Text;

namespace Gossan.Learning.Torch;

/// <summary>Renames one versioned import of a shared library in place, where the new names are already in its tables or fit into the old ones' place.</summary>
/// <remarks>System V ABI, chapter 5 (dynamic linking); LSB Core, "Symbol Versioning" (Elfxx_Verneed, Elfxx_Vernaux). Little-endian ELF64 only.</remarks>
internal static class ElfImportRenaming
{
    private const int LoadSegment = 1;
    private const int DynamicSegment = 2;
    private const ulong StringTable = 5;
    private const ulong StringTableSize = 10;
    private const ulong VersionsNeeded = 0x6ffffffe;
    private const ulong VersionsNeededCount = 0x6fffffff;

    /// <summary>Gives the import <paramref name="symbol"/> another name and version.</summary>
    /// <param name="file">The whole file; changed in place.</param>
    /// <param name="library">SONAME of the library that the import comes from.</param>
    /// <param name="symbol">The import's name and version now.</param>
    /// <param name="replacement">Its name (not longer) and version (already needed from the same library) afterwards.</param>
    /// <exception cref="InvalidDataException">Not an ELF64 file, or the import or one of the versions is not in it.</exception>
    public static void Rename(byte[] file, string library, (string Name, string Version) symbol, (string Name, string Version) replacement)
    {
        if (replacement.Name.Length > symbol.Name.Length)
        {
            throw new ArgumentException("The new name does not fit into the place of the old one.", nameof(replacement));
        }

        try
        {
            var tables = Tables.Of(file);
            var old = tables.VersionEntry(library, symbol.Version) ?? throw new InvalidDataException($"it does not need {symbol.Version} of {library}");
            var other = tables.VersionEntry(library, replacement.Version) ?? throw new InvalidDataException($"it does not need {replacement.Version} of {library}");
            int at = file.AsSpan(tables.Strings, tables.StringsSize).IndexOf(Encoding.ASCII.GetBytes($"\0{symbol.Name}\0"));
            if (at < 0)
            {
                throw new InvalidDataException($"it does not import {symbol.Name}");
            }

            file.AsSpan(other, 4).CopyTo(file.AsSpan(old));             // vna_hash
            file.AsSpan(other + 8, 4).CopyTo(file.AsSpan(old + 8));     // vna_name
            var name = file.AsSpan(tables.Strings + at + 1, symbol.Name.Length);
            name.Clear();
            Encoding.ASCII.GetBytes(replacement.Name, name);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("its tables point outside the file", e);
        }
    }

    private sealed class Tables(byte[] file)
    {
        private int needed;
        private int neededCount;

        public int Strings { get; private set; }

        public int StringsSize { get; private set; }

        public static Tables Of(byte[] file)
        {
            var tables = new Tables(file);
            if (file.Length < 64 || tables.U32(0) != 0x464c457f || file[4] != 2 || file[5] != 1)
            {
                throw new InvalidDataException("it is not a little-endian ELF64 file");
            }

            tables.ReadSegments();
            return tables;
        }

        /// <summary>Offset of the Elf64_Vernaux of a version needed from a library, or null.</summary>
        public int? VersionEntry(string library, string version)
        {
            int need = needed;
            for (int i = 0; i < neededCount; i++)
            {
                if (string.Equals(Text(U32(need + 4)), library, StringComparison.Ordinal))
                {
                    int entry = checked(need + (int)U32(need + 8));
                    for (int k = U16(need + 2); k > 0; k--)
                    {
                        if (string.Equals(Text(U32(entry + 8)), version, StringComparison.Ordinal))
                        {
                            return entry;
                        }

                        entry = checked(entry + (int)U32(entry + 12));
                    }
                }

                need = checked(need + (int)U32(need + 12));
            }

            return null;
        }

        private void ReadSegments()
        {
            int headers = checked((int)U64(0x20)), size = U16(0x36), count = U16(0x38);
            var loads = new List<(ulong Address, ulong Offset, ulong Size)>();
            (int start, int length) dynamic = default;
            for (int p = headers; p < headers + size * count; p += size)
            {
                switch (U32(p))
                {
                    case LoadSegment:
                        loads.Add((U64(p + 16), U64(p + 8), U64(p + 32)));
                        break;
                    case DynamicSegment:
                        dynamic = checked(((int)U64(p + 8), (int)U64(p + 32)));
                        break;
                }
            }

            var entries = new Dictionary<ulong, ulong>();
            for (int d = dynamic.start; d < dynamic.start + dynamic.length; d += 16)
            {
                entries.TryAdd(U64(d), U64(d + 8));
            }

            int OffsetOf(ulong tag)
            {
                ulong address = entries.GetValueOrDefault(tag);
                var load = loads.Find(l => address >= l.Address && address - l.Address < l.Size);
                return load.Size == 0 ? throw new InvalidDataException("it has no table of imports") : checked((int)(address - load.Address + load.Offset));
            }

            Strings = OffsetOf(StringTable);
            StringsSize = checked((int)entries.GetValueOrDefault(StringTableSize));
            needed = OffsetOf(VersionsNeeded);
            neededCount = checked((int)entries.GetValueOrDefault(VersionsNeededCount));
        }

        private string Text(uint offset)
        {
            var rest = file.AsSpan(Strings, StringsSize)[checked((int)offset)..];
            int end = rest.IndexOf((byte)0);
            return Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
        }

        private ulong U64(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(offset));

        private uint U32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(offset));

        private ushort U16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(offset));
    }
}
